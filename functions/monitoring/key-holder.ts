import { sha256 } from '../runtime/chain.ts';
import { readRow } from '../runtime/dynamo.ts';
import { type Integration, keyRow } from './integration.ts';
import { integrations } from './keep.ts';

/** The hash by which a key is found. */
export const hashOfKey = (key: string): string => sha256(`key\n${key}`);

/** The id of the record that a key opens; undefined for no key of ours, and for one that has ended. */
export async function holderOf(key: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{32}$/.test(key)) return undefined;
  const { pk, sk } = keyRow(hashOfKey(key));
  const row = await readRow('monitoring', pk, sk);
  return row && String(row.holder);
}

/** The enabled integration that a key opens, by its door. */
export async function integrationBehind(
  key: string,
  types: readonly Integration['type'][],
): Promise<Integration | undefined> {
  const id = await holderOf(key);
  const found = id?.startsWith('INT-') ? await integrations.find(id) : undefined;
  return found?.state === 'enabled' && types.includes(found.type) ? found : undefined;
}
