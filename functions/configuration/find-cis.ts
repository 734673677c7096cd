import { readRow, readRows } from '../runtime/dynamo.ts';
import type { Ci } from './ci.ts';
import { rootClass, rulesOf } from './ci-class.ts';
import { baseTree } from './ci-class-tree.ts';
import { identityKeys } from './identity.ts';
import { cis } from './keep.ts';

/** Who has these identities, by key; an id may be kept for an item that nobody has described yet. */
export async function holdersOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows(
    'configuration',
    [...new Set(keys)].map((pk) => ({ pk, sk: 'claim' })),
  );
  return new Map(rows.map((row) => [String(row.pk), String(row.holder)]));
}

/** The item of an ARN, strongly consistent; undefined when there is none. */
export async function ciByArn(arn: string): Promise<Ci | undefined> {
  const [key] = identityKeys(rulesOf(baseTree, rootClass), { arn });
  const row = key && (await readRow('configuration', key, 'claim'));
  return row ? cis.find(String(row.holder)) : undefined;
}

/** The ids of the items of these ARNs, by ARN; one of them may not have been described yet. */
export async function cisByArns(arns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keyed = arns.flatMap((arn) => {
    const [key] = identityKeys(rulesOf(baseTree, rootClass), { arn });
    return key ? [{ arn, key }] : [];
  });
  const holders = await holdersOf(keyed.map(({ key }) => key));
  return new Map(
    keyed.flatMap(({ arn, key }) => {
      const holder = holders.get(key);
      return holder ? [[arn, holder] as const] : [];
    }),
  );
}
