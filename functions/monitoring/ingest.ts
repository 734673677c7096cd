import { serviceOfAlarm } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { priorityOf } from '../record/priority.ts';
import { readRow, readRows } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import type { Alert } from './alert.ts';
import { type Arrival, apply, fingerprintKey, type Place, signalKey, unheardOf } from './apply.ts';
import { alerts } from './keep.ts';
import type { Signal } from './signal.ts';

const by = system('on-signal');

/** The service an alarm belongs to; what fires now is urgent, and its impact is the service's criticality. */
async function placeOf(signal: Signal): Promise<Place> {
  const { service, because } = await serviceOfAlarm(signal);
  const matters = { impact: service.criticality, urgency: 'high' } as const;
  return {
    service: service.id,
    team: service.team,
    because,
    ...matters,
    priority: priorityOf(matters),
  };
}

// An alarm is the same alert for ever, so whoever has found it once need not ask again.
const found = new Map<string, string>();
const mostFound = 5_000;

async function alertOf(fingerprint: string): Promise<string | undefined> {
  const kept = found.get(fingerprint);
  if (kept) return kept;
  const { pk, sk } = fingerprintKey(fingerprint);
  const row = await readRow('monitoring', pk, sk);
  if (!row) return undefined;
  if (found.size >= mostFound) found.clear();
  found.set(fingerprint, String(row.alert));
  return String(row.alert);
}

/** The alert as it is now, and the arrivals that it does not have yet; one request for most batches. */
async function known(id: string, arrivals: readonly Arrival[]) {
  const pk = `alert#${id}`;
  const sks = ['record', ...arrivals.map(({ signal }) => signalKey(signal))];
  const rows = await readRows(
    'monitoring',
    sks.map((sk) => ({ pk, sk })),
  );
  const there = new Set(rows.map(({ sk }) => sk));
  const record = rows.find(({ sk }) => sk === 'record');
  const alert = record && alerts.parse(record);
  return { alert, fresh: arrivals.filter(({ signal }) => !there.has(signalKey(signal))) };
}

/** Takes in what arrived of one alarm: each signal once, however often and in whatever order it comes. */
export const ingest = (arrivals: readonly Arrival[], now: string): Promise<void> =>
  retryingRaces(async () => {
    const [first] = arrivals;
    if (!first) return;
    const id = await alertOf(first.signal.fingerprint);
    const { alert: before, fresh } = id ? await known(id, arrivals) : { alert: undefined, fresh: arrivals };
    if (!fresh.length) return;
    const newest = fresh.toSorted((a, b) => (a.signal.at < b.signal.at ? 1 : -1))[0] ?? first;
    const start =
      before ??
      unheardOf(newest.signal, await placeOf(newest.signal), await nextNumber('monitoring', 'ALT'), now);
    for (const decision of apply(before, await placedAnew(start, newest.signal), fresh, by, now))
      await alerts.save(decision);
  });

/** Services change hands: an alert that is about to fire again belongs where its alarm belongs now. */
async function placedAnew<A extends Omit<Alert, 'version' | 'chain'>>(start: A, signal: Signal): Promise<A> {
  return start.state === 'firing' || start.episode === 0 ? start : { ...start, ...(await placeOf(signal)) };
}
