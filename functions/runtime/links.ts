import * as z from 'zod';
import { Link } from '../record/link.ts';
import { eventKey } from '../record/timeline.ts';
import { readRow } from './dynamo.ts';
import { rowsBelow } from './history.ts';

const Told = z.object({ type: Link.shape.type, target: z.string() });

/** A page of the links of a record, by type; those that were taken away are left out. */
export async function linksOf(
  practice: string,
  kind: string,
  id: string,
  limit: number,
  after?: string,
): Promise<{ links: Link[]; after?: string }> {
  const { rows, ...rest } = await rowsBelow(practice, `${kind}#${id}`, 'link#', limit, after);
  return { links: rows.filter(({ holder }) => holder === 'linked').map((row) => Link.parse(row)), ...rest };
}

/** Which link an event of a record is about, and whether it stands at this moment; undefined when it is about none. */
export async function linkTold(practice: string, kind: string, id: string, version: number) {
  const row = await readRow(practice, `${kind}#${id}`, eventKey(version));
  const told = Told.safeParse(row?.facts);
  if (!told.success) return undefined;
  const { type, target } = told.data;
  const link = await readRow(practice, `${kind}#${id}`, `link#${type}#${target}`);
  return { type, target, stands: link?.holder === 'linked' };
}
