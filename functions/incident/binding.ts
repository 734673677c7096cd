import { ciByArn } from '../configuration/read.ts';
import { arnOf, boundItem, type Pointing } from './ci.ts';
import type { Incident } from './incident.ts';

/** What an alarm is about: the configuration item of its resource, or, when the desk knows none, the resource's own name. */
export async function itemOf(pointing: Pointing): Promise<Incident['ci']> {
  const bound = boundItem(pointing);
  const arn = bound && bound.because !== 'tag' ? arnOf(pointing) : undefined;
  const item = arn && (await ciByArn(arn));
  return bound && item ? { ...bound, id: item.id } : bound;
}
