import { Link } from '../record/link.ts';
import { rowsBelow } from './history.ts';

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
