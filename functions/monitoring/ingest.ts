import { findService, serviceOfAlarm } from '../configuration/read.ts';
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
  const { service: found, because } = await serviceOfAlarm(signal);
  const own = because === 'default' && signal.service ? await findService(signal.service) : undefined;
  const service = own?.state === 'active' ? own : found;
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
  const fresh = arrivals.filter(({ signal }) => !there.has(signalKey(signal)));
  return { alert, fresh: fresh.filter(({ signal }) => !(alert && isRepetition(signal, alert))) };
}

/** Some sources tell everything again with every change: that an alert goes on firing since then is known. */
const isRepetition = ({ state, since }: Signal, alert: Alert) =>
  state === 'firing' && alert.state === 'firing' && since !== undefined && since === alert.firingSince;

/** Whether an alert may be raised now; one that may not is left for later, and nothing of it is kept yet. */
type Admit = (signal: Signal) => Promise<boolean>;

/**
 * Takes in what arrived of one alarm: each signal once, however often and in whatever order it comes.
 *
 * @param admit asked before an alert is raised
 * @returns whether it was admitted
 */
export const ingest = (
  arrivals: readonly Arrival[],
  now: string,
  admit: Admit = async () => true,
): Promise<boolean> =>
  retryingRaces(async () => {
    const [first] = arrivals;
    if (!first) return true;
    const id = await alertOf(first.signal.fingerprint);
    if (!id && arrivals.every(({ signal }) => signal.ifKnown)) return true;
    const { alert: before, fresh } = id ? await known(id, arrivals) : { alert: undefined, fresh: arrivals };
    if (!fresh.length) return true;
    const newest = fresh.toSorted((a, b) => (a.signal.at < b.signal.at ? 1 : -1))[0] ?? first;
    const start =
      before ??
      unheardOf(newest.signal, await placeOf(newest.signal), await nextNumber('monitoring', 'ALT'), now);
    const decisions = apply(before, await placedAnew(start, newest.signal), fresh, by, now);
    const raises = decisions.some(({ event }) => event.type === 'alert.raised');
    if (raises && !(await admit(newest.signal))) return false;
    for (const decision of decisions) await alerts.save(decision);
    return true;
  });

/** Services change hands: an alert that is about to fire again belongs where its alarm belongs now. */
async function placedAnew<A extends Omit<Alert, 'version' | 'chain'>>(start: A, signal: Signal): Promise<A> {
  return start.state === 'firing' || start.episode === 0 ? start : { ...start, ...(await placeOf(signal)) };
}
