import { createHmac, timingSafeEqual } from 'node:crypto';
import { keysFor } from '../runtime/secret.ts';
import type { Feed } from './feed.ts';
import { feeds } from './keep.ts';

const bytes = 18;
const seal = (key: Buffer, id: string, generation: number) =>
  createHmac('sha256', key).update(`${id}\n${generation}`).digest().subarray(0, bytes);

/** Where the calendar of a feed is, below the API's origin. */
export async function feedPath({ id, generation }: Pick<Feed, 'id' | 'generation'>): Promise<string> {
  const [key] = await keysFor('feed');
  return `/v1/feeds/${id}.${seal(key as Buffer, id, generation).toString('base64url')}`;
}

/** The feed id of an address that is genuine and was not revoked; undefined for any other text. */
export async function feedOf(token: string): Promise<string | undefined> {
  const [, id = '', mac = ''] = /^([a-z]+-[a-z0-9-]{1,60})\.([\w-]{24})(?:\.ics)?$/.exec(token) ?? [];
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== bytes) return undefined;
  const generation = (await feeds.find(id))?.generation ?? 0;
  const genuine = (await keysFor('feed')).some((key) => timingSafeEqual(seal(key, id, generation), given));
  return genuine ? id : undefined;
}
