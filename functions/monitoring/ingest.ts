import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { serviceOfAlarm } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { dynamo, fromItem, readRow, tableOf, toItem } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/reaction.ts';
import type { Alert } from './alert.ts';
import { type Arrival, apply, fingerprintKey, type Place, signalKey, unheardOf } from './apply.ts';
import { alerts } from './keep.ts';
import type { Signal } from './signal.ts';

const by = system('on-signal');
const priority = { high: 1, medium: 2, low: 3 } as const;

/** The service an alarm belongs to; what fires now is urgent, and its impact is the service's criticality. */
async function placeOf(signal: Signal): Promise<Place> {
  const { service, because } = await serviceOfAlarm(signal);
  const impact = service.criticality;
  return {
    service: service.id,
    team: service.team,
    because,
    impact,
    urgency: 'high',
    priority: priority[impact],
  };
}

async function alertOf(fingerprint: string): Promise<Alert | undefined> {
  const { pk, sk } = fingerprintKey(fingerprint);
  const row = await readRow('monitoring', pk, sk);
  return row && alerts.get(String(row.alert));
}

/** The arrivals that the alert does not have yet. */
async function unknown(alert: string, arrivals: readonly Arrival[]): Promise<Arrival[]> {
  const table = tableOf('monitoring');
  const known = new Set<string>();
  for (let from = 0; from < arrivals.length; from += 100) {
    let Keys: ReturnType<typeof toItem>[] | undefined = arrivals
      .slice(from, from + 100)
      .map(({ signal }) => toItem({ pk: `alert#${alert}`, sk: signalKey(signal) }));
    while (Keys?.length) {
      const input = { Keys, ConsistentRead: true, ProjectionExpression: 'sk' };
      const answer = await dynamo.send(new BatchGetItemCommand({ RequestItems: { [table]: input } }));
      for (const item of answer.Responses?.[table] ?? []) known.add(String(fromItem(item).sk));
      Keys = answer.UnprocessedKeys?.[table]?.Keys as typeof Keys;
    }
  }
  return arrivals.filter(({ signal }) => !known.has(signalKey(signal)));
}

/** Takes in what arrived of one alarm: each signal once, however often and in whatever order it comes. */
export const ingest = (arrivals: readonly Arrival[], now: string): Promise<void> =>
  retryingRaces(async () => {
    const [first] = arrivals;
    if (!first) return;
    const before = await alertOf(first.signal.fingerprint);
    const fresh = before ? await unknown(before.id, arrivals) : arrivals;
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
