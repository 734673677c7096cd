import { Refusal } from '../kernel/refusal.ts';
import { type ClassTree, rulesOf } from './ci-class.ts';
import { holdersOf } from './find-cis.ts';
import { identityKeys } from './identity.ts';
import { cis } from './keep.ts';
import { ciId } from './relation.ts';

/** A field that tells an item apart by itself, with the class in which it does: an ARN, a serial number. */
type Identity = { readonly scope: string; readonly field: string };

/** All such fields of a tree of classes. */
export function singleIdentities(tree: ClassTree): readonly Identity[] {
  const all = [...tree.keys()].flatMap((id) => rulesOf(tree, id).identify);
  const single = all.flatMap(({ scope, fields: [field, ...others] }) =>
    field && !others.length ? [{ scope, field }] : [],
  );
  return [...new Map(single.map((one) => [`${one.scope} ${one.field}`, one])).values()];
}

const keysOf = (name: string, identities: readonly Identity[]): string[] =>
  identities.flatMap(({ scope, field }) => {
    const attribute = field.replace(/^attributes\./, '');
    const known = attribute === field ? { [field]: name } : { attributes: { [attribute]: name } };
    return identityKeys({ identify: [{ scope, fields: [field] }] }, known);
  });

/**
 * The item that somebody means by an id, an ARN, a serial number, or whatever else tells items of a class apart by itself.
 *
 * @throws {Refusal} `validation` when there is none, when it is retired, and when it may be two
 */
export async function namedItem(name: string, identities: readonly Identity[]): Promise<string> {
  const holders = ciId.safeParse(name).success
    ? [name]
    : (await holdersOf(keysOf(name, identities))).values();
  const [id, other] = new Set(holders);
  if (other) throw new Refusal('validation', `“${name}” is both ${id} and ${other}`);
  const found = id === undefined ? undefined : await cis.find(id);
  if (found?.state === 'retired') throw new Refusal('validation', `${found.id} is retired`);
  if (found) return found.id;
  const fields = [...new Set(identities.map(({ field }) => field.replace('attributes.', '')))].join(', ');
  throw new Refusal(
    'validation',
    `no item is known as “${name.slice(0, 100)}”: name it by its id, or by ${fields}`,
  );
}
