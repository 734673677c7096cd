import { system } from '../kernel/actor.ts';
import { readRow, readRows } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { type Alert, goesOn, raisedOf } from './alert.ts';
import { apply } from './apply.ts';
import { placeOf, windowsAt } from './ground.ts';
import type { Fields } from './hold.ts';
import { alerts } from './keep.ts';
import type { Signal } from './signal.ts';
import { type Arrival, fingerprintKey, nowhere, refreshed, signalKey, unheardOf } from './unheard-of.ts';

const by = system('on-signal');

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
const isRepetition = ({ state, since, severity }: Signal, alert: Alert) =>
  state === 'firing' &&
  alert.state === 'firing' &&
  since !== undefined &&
  since === alert.firingSince &&
  severity === alert.severity;

/** The alerts of the alarms that made a composite one fire; those that nobody has heard of are left out. */
async function childrenOf({ triggeredBy = [] }: Signal): Promise<string[]> {
  const keys = [...new Set(triggeredBy)].slice(0, 20).map(fingerprintKey);
  const rows = keys.length ? await readRows('monitoring', keys) : [];
  return rows.map(({ alert }) => String(alert));
}

/**
 * The alert with where it belongs now and how it is handled: services change hands, and rules change. One that has an incident
 * stays as it is until its firing is over.
 */
async function placedAnew(alert: Fields, signal: Signal): Promise<Fields> {
  if (goesOn(alert) && raisedOf(alert) === alert.episode) return alert;
  if (signal.state !== 'firing' && alert.episode > 0) return alert;
  const about = signal.state === 'firing' ? refreshed(alert, signal) : alert;
  const children = await childrenOf(signal);
  return {
    ...alert,
    ...(await placeOf(about, signal)),
    // Those of its firing before are not those of this one.
    ...(signal.triggeredBy && { children }),
  };
}

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
    const { signal } = fresh.toSorted((a, b) => (a.signal.at < b.signal.at ? 1 : -1))[0] ?? first;
    const start = before ?? unheardOf(signal, nowhere, await nextNumber('monitoring', 'ALT'), now);
    const windows = await windowsAt(now);
    const decisions = apply(before, await placedAnew(start, signal), fresh, by, { now, windows });
    const raises = decisions.some(({ event }) => event.type === 'alert.raised');
    if (raises && !(await admit(signal))) return false;
    for (const decision of decisions) await alerts.save(decision);
    return true;
  });
