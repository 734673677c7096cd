import { rowsBelow } from '../runtime/history.ts';

const pageOf = 100;

/** A page of what a problem is linked with in one way, by the letters of the other's id: incidents that it causes. */
export async function linkedPage(
  id: string,
  type: 'causes' | 'fixed-by' | 'relates-to',
  letters: string,
  limit: number,
  after?: string,
): Promise<{ ids: string[]; after?: string }> {
  const prefix = `link#${type}#${letters}-`;
  const { rows, ...more } = await rowsBelow('problem', `problem#${id}`, prefix, limit, after);
  const standing = rows.filter(({ holder }) => holder === 'linked');
  return { ids: standing.map(({ target }) => String(target)), ...more };
}

/** Everything that a problem is linked with in one way, e.g. the changes that fix it. */
export async function allLinked(
  id: string,
  type: 'causes' | 'fixed-by' | 'relates-to',
  letters: string,
): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await linkedPage(id, type, letters, pageOf, after);
    found.push(...page.ids);
    after = page.after;
  } while (after);
  return found;
}
