import * as z from 'zod';
import { eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { Reached } from './reached.ts';

export type { Reached };

const Row = z.object({ facts: z.object({ reached: z.array(Reached) }) });

/** What a version of a record's service levels says was reached: for whoever owns the record to say so, and to act on. */
export async function reachedIn(id: string, version: number): Promise<readonly Reached[]> {
  const row = Row.safeParse(await readRow('service-level', `service-level#${id}`, eventKey(version)));
  return row.success ? row.data.facts.reached : [];
}
