import type { SQSRecord } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { isClaim } from '../runtime/call.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { setWatched } from './beats.ts';
import { beats, heartbeatSignal } from './heartbeat.ts';
import { ingest } from './ingest.ts';
import { type Incoming, keepable, type Unreadable } from './intake.ts';
import { heartbeats, integrations, quarantinedSignals, sidelines } from './keep.ts';
import { queues } from './outside.ts';
import { quarantine } from './quarantine.ts';
import { countedAs, fairShare, sideline, sourceOf, waitOf } from './sideline.ts';
import type { Signal } from './signal.ts';
import { signalKey } from './unheard-of.ts';
import { count, windowAt, windowStart } from './window.ts';

const by = system('on-signal');

/** Keeps what cannot be read for somebody to look at. */
export async function setAside(
  record: SQSRecord,
  nth: number,
  { reason, source, again }: Unreadable,
  now: string,
): Promise<void> {
  const id = await nextNumber('monitoring', 'SIG');
  const message = nth ? `${record.messageId}#${nth}` : record.messageId;
  try {
    await quarantinedSignals.save(quarantine({ reason, source, raw: keepable(again) }, message, id, by, now));
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
}

/** Says once in five minutes that a source is too loud. */
async function tell(signal: Signal, now: string): Promise<void> {
  const { integration } = signal;
  const found = integration ? await integrations.find(integration) : undefined;
  const id = await nextNumber('monitoring', 'SDL');
  const window = windowStart(windowAt(now));
  const noisy = { source: sourceOf(signal), integration };
  try {
    await sidelines.save(sideline(noisy, window, id, found?.team, by, now));
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
}

/** The attribute of a message that has waited already: it is taken in whatever its source does. */
export const waited = 'sidelined';

/**
 * One alarm's signals, each once. When its source has raised more than its share, what would raise one more goes back onto the
 * queue for a while, so that those of others are heard first.
 *
 * @param fair whether its source has to share: not once they have waited
 */
export async function takeIn(arrivals: readonly Incoming[], fair: boolean, now: string): Promise<void> {
  const once = new Map(
    arrivals.map((each) => [signalKey(each.signal), { ...each, raw: keepable(each.raw) }]),
  );
  let wait = 0;
  const admit = async (signal: Signal) => {
    const nth = await count(countedAs(sourceOf(signal), windowAt(now)), now);
    if (nth <= fairShare) return true;
    wait = waitOf(nth);
    if (nth === fairShare + 1) await tell(signal, now);
    return false;
  };
  if (await ingest([...once.values()], now, fair ? admit : undefined)) return;
  for (const message of new Set([...once.values()].map(({ again }) => again)))
    await queues().sendLater(process.env.SIGNALS_QUEUE ?? '', message, wait, waited);
}

/** A monitor's first beat, its first after silence, or the end of its silence because it is paused. */
export const takeBeatIn = (id: string, at: string, now: string): Promise<void> =>
  retryingRaces(async () => {
    const before = await heartbeats.find(id);
    if (!before) return;
    const decision = beats(before, at, by, now);
    const reason = before.pause && `It is paused: ${before.pause.reason}`;
    const signal = heartbeatSignal(before, 'cleared', at, reason);
    const ifKnown = before.state === 'waiting' || before.state === 'paused';
    await ingest([{ signal: { ...signal, ...(ifKnown && { ifKnown }) }, raw: '{}' }], now);
    if (decision) await heartbeats.save(decision);
    if ((decision?.after ?? before).state !== 'silent') await setWatched(id, true);
  });
