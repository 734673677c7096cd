import * as z from 'zod';
import { Link } from '../record/link.ts';
import { eventKey } from '../record/timeline.ts';
import { readRow } from './dynamo.ts';
import { rowsBelow } from './history.ts';

const Told = z.object({ type: Link.shape.type, target: z.string() });
const ToldMany = z.object({ type: Link.shape.type, targets: z.array(z.string()) });
type Standing = Pick<Link, 'type' | 'target'> & { readonly stands: boolean };

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

async function stand(
  pk: string,
  practice: string,
  { type, target }: Pick<Link, 'type' | 'target'>,
): Promise<Standing> {
  const link = await readRow(practice, pk, `link#${type}#${target}`);
  return { type, target, stands: link?.holder === 'linked' };
}

/** Which links an event of a record is about, one or several, and whether each stands at this moment. */
export async function linksTold(
  practice: string,
  kind: string,
  id: string,
  version: number,
): Promise<Standing[]> {
  const pk = `${kind}#${id}`;
  const row = await readRow(practice, pk, eventKey(version));
  const many = ToldMany.safeParse(row?.facts);
  if (many.success) {
    const { type, targets } = many.data;
    return Promise.all(targets.map((target) => stand(pk, practice, { type, target })));
  }
  const told = Told.safeParse(row?.facts);
  return told.success ? [await stand(pk, practice, told.data)] : [];
}

const most = 100;

/** What a record is linked with in one way, by the letters of the other's id, e.g. `PRB-`; a hundred at most. */
export async function linkedWith(
  practice: string,
  kind: string,
  id: string,
  type: Link['type'],
  letters: string,
): Promise<string[]> {
  const { rows } = await rowsBelow(practice, `${kind}#${id}`, `link#${type}#${letters}`, most);
  return rows.filter(({ holder }) => holder === 'linked').map(({ target }) => String(target));
}
