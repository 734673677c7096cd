import { keysFor } from '../runtime/secret.ts';
import type { Integration } from './integration.ts';
import { hashOfKey } from './key-holder.ts';

/** The key of some generation as each version of the root secret makes it: 32 characters, as PagerDuty's are. */
const keysOf = async (id: string, generation: number): Promise<string[]> =>
  (await keysFor(`key:${id}:${generation}`)).map((key) => key.toString('hex').slice(0, 32));

/** A new key of a record that signals come in by. */
export async function newKey(id: string, generation: number): Promise<string> {
  const [key = ''] = await keysOf(id, generation);
  return key;
}

/** The key that a hash belongs to; undefined when the root secret has changed too often since: then only a new one helps. */
export async function keyBehind(id: string, generation: number, hash: string): Promise<string | undefined> {
  return (await keysOf(id, generation)).find((key) => hashOfKey(key) === hash);
}

const day = 24 * 60 * 60_000;

/** Secrets by which an integration may sign, the newest first; the one before holds for a day after a rotation. */
export async function signingSecrets(
  { id, generation, rotatedAt }: Pick<Integration, 'id' | 'generation' | 'rotatedAt'>,
  now: string,
): Promise<string[]> {
  const before = rotatedAt && Date.parse(now) < Date.parse(rotatedAt) + day ? [generation - 1] : [];
  const all = [generation, ...before].map((each) => keysFor(`signing:${id}:${each}`));
  return (await Promise.all(all)).flat().map((key) => key.toString('hex'));
}
