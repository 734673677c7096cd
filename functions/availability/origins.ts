import { readRow } from '../runtime/dynamo.ts';
import type { Outage } from './outage.ts';
import { originKey } from './outage-course.ts';
import { stored } from './stored.ts';

/** The outage that came of a firing, an incident's run, a window or a change; undefined when there is none. */
export async function outageOf(of: string, run?: number): Promise<Outage | undefined> {
  const { pk, sk } = originKey(of, run);
  const row = await readRow('availability', pk, sk);
  return row && stored.find(String(row.outage));
}
