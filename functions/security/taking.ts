import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { readableLine } from '../kernel/text.ts';
import { isClaim } from '../runtime/call.ts';
import { sha256 } from '../runtime/chain.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { messageRow, take } from './finding.ts';
import { findings, unreadable } from './keep.ts';
import type { Seen } from './seen.ts';
import { findingsOf } from './source/aws-event.ts';
import { setAside } from './unreadable.ts';

const by = system('on-finding');
const day = 86_400_000;

const longest = 250_000;

/** The same finding has the same id, whichever door it came through. */
export const findingId = (key: string): string => `FND-${sha256(key).slice(0, 20)}`;

async function takeIn(seen: Seen, raw: string, message: string, now: string, depth: number): Promise<void> {
  const id = findingId(seen.key);
  await retryingRaces(async () => {
    const decision = take(await findings.find(id), id, seen, { raw, message }, by, now);
    await findings.save(decision, { depth }).catch((error: unknown) => {
      // What was taken in already is done; any other row that was taken is another telling of the same moment, and a race.
      if (!isClaim(error, messageRow(message))) throw error;
    });
  });
}

const inWords = (error: unknown): string =>
  error instanceof z.ZodError
    ? error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`).join('; ')
    : String(error);

/** What an event says of findings, or why nobody can tell. One from more than a day ahead is not believed. */
function read(event: unknown, now: string): { seen: Seen[] } | { reason: string } {
  try {
    const seen = findingsOf(event);
    if (!seen) return { reason: 'It is nothing that the desk has an adapter for.' };
    const ahead = seen.find(({ at }) => Date.parse(at) > Date.parse(now) + day);
    return ahead ? { reason: `It says that it is from ${ahead.at}, more than a day from now.` } : { seen };
  } catch (error) {
    return { reason: inWords(error) };
  }
}

/**
 * Takes in an event of a service of AWS about findings. What cannot be read is set aside, with the reason, for responders alone.
 *
 * @param again what tells one more reading of the same message apart
 */
export async function takeEvent(event: unknown, now: string, depth = 0, again = ''): Promise<void> {
  const raw = JSON.stringify(event);
  const message = sha256(`${(event as { id?: unknown } | null)?.id ?? raw}${again}`).slice(0, 40);
  const found = read(event, now);
  if ('seen' in found) {
    for (const seen of found.seen) await takeIn(seen, raw, message, now, depth);
    return;
  }
  const source = readableLine(String((event as { source?: unknown } | null)?.source ?? 'unknown')).slice(
    0,
    100,
  );
  const aside = { reason: readableLine(found.reason).slice(0, 1_000), source, raw: raw.slice(0, longest) };
  const id = await nextNumber('security', 'QFI');
  await unreadable.save(setAside(aside, message, id, by, now), { depth }).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
}
