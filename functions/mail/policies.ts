import { readRow } from '../runtime/dynamo.ts';
import { mailAddresses } from './keep.ts';
import { addressKey, defaultPolicy, type Policy, unlabelled } from './mail-address.ts';

async function saidOf(address: string): Promise<Policy | undefined> {
  const row = await readRow('mail', addressKey(address), 'address');
  const found = row && (await mailAddresses.find(String(row.holder)));
  return found?.state === 'active' ? found : undefined;
}

/** What mail to an address becomes: what is said of it with its label, else without, else what holds for every address. */
export async function policyFor(address: string): Promise<Policy> {
  const plain = unlabelled(address);
  const labelled = address.toLowerCase() === plain ? undefined : await saidOf(address);
  return labelled ?? (await saidOf(plain)) ?? defaultPolicy;
}
