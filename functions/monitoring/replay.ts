import { system } from '../kernel/actor.ts';
import { type Alert, factsOf, goesOn, raisedOf } from './alert.ts';
import { judge, type Rule } from './alert-rule-match.ts';
import { apply, weighed } from './apply.ts';
import type { Fields } from './hold.ts';
import { incidentsOf, type Turn } from './incident-model.ts';
import { type Match, type Owner, placeBy } from './placing.ts';
import type { Signal } from './signal.ts';
import type { Known } from './unheard-of.ts';

/** One signal of the past, as its alert keeps it. */
export type Past = Pick<Signal, 'at' | 'state' | 'reason' | 'severity'> & {
  readonly alert: Alert;
  /** What was known then; absent from signals of before it was kept, for which the alert as it is now has to do. */
  readonly known?: Known | undefined;
  /** What its source or integration said of its signals in general. */
  readonly own?: Pick<Signal, 'service' | 'recordOnly'> | undefined;
};

const nothingKnown = { namespace: undefined, resource: undefined, group: undefined, description: undefined };

/** The alert of a signal as it was known then. */
export const alertThen = ({ alert, known, reason, severity = alert.severity }: Past): Alert => ({
  ...alert,
  ...(known && { ...nothingKnown, ...known, tags: { ...known.tags } }),
  reason,
  severity,
});

export type Seen = {
  readonly alert: string;
  readonly title: string;
  readonly at: string;
  readonly state: string;
  readonly reason: string;
  readonly service: string;
  readonly rules: readonly { readonly id: string; readonly set: readonly string[] }[];
};

export type Replayed = {
  readonly firings: number;
  readonly held: Readonly<Record<string, number>>;
  readonly flapped: number;
  readonly incidents: readonly { alerts: number; group?: string | undefined; title: string; at: string }[];
  readonly seen: readonly Seen[];
};

/** What a replay needs to know of services and rules: the service that a signal's alert had without any rule. */
export type Ground = {
  readonly rules: readonly Rule[];
  readonly services: readonly Owner[];
  readonly matchOf: (signal: Past) => Match;
};

const by = system('replay');

/** The alert as if nobody had heard of it yet. */
function fresh({ version: _, chain: __, ...alert }: Alert): Fields {
  const { firingSince, handling, held, flapping, raised, acknowledgedAt, trail, clocks, ...known } = alert;
  return {
    ...known,
    state: 'no-data',
    episode: 0,
    raised: 0,
    count: 0,
    changedAt: new Date(0).toISOString(),
  };
}

type Told = { turns: Turn[]; seen: Seen[]; firings: number; held: string[]; flapped: boolean };

/** One alert's signals in the order of its source, with its clocks striking in between. */
function replayAlert(signals: readonly Past[], ground: Ground, until: string): Told {
  const [first] = signals;
  const told: Told = { turns: [], seen: [], firings: 0, held: [], flapped: false };
  if (!first) return told;
  let alert: Fields = fresh(first.alert);
  const went = (next: Fields, at: string) => {
    if (raisedOf(next) > raisedOf(alert)) told.turns.push({ at, alert: next, what: 'raised' });
    if (goesOn(alert) && !goesOn(next)) {
      if (raisedOf(next) === alert.episode) told.turns.push({ at, alert: next, what: 'cleared' });
      else told.held.push(alert.held?.reason ?? 'delay');
    }
    if (next.flapping) told.flapped = true;
    alert = next;
  };
  const strike = (before: string) => {
    for (;;) {
      const due = Object.values(alert.clocks ?? {})
        .toSorted()
        .find((at) => at <= before);
      const next = due && weighed(alert, [], due);
      if (!next || JSON.stringify(next) === JSON.stringify(alert)) return;
      went(next, due);
    }
  };
  for (const signal of signals) {
    const { at, state, reason } = signal;
    strike(at);
    const then = alertThen(signal);
    const facts = factsOf(then);
    const match = ground.matchOf(signal);
    const { rules } = judge(ground.rules, { ...facts, service: match.service.id });
    const settled = goesOn(alert) && raisedOf(alert) === alert.episode;
    const placed =
      settled || state !== 'firing'
        ? alert
        : { ...alert, ...placeBy(facts, match, ground.rules, ground.services) };
    const { id, title } = first.alert;
    told.seen.push({ alert: id, title, at, state, reason, service: placed.service, rules });
    const { alarmName, fingerprint, source, tags = {} } = then;
    const heard = { signal: { ...signal, fingerprint, source, alarmName, tags }, raw: '' };
    for (const { after } of apply(undefined, placed, [heard], by, { now: at })) went(after, at);
  }
  strike(until);
  if (goesOn(alert) && raisedOf(alert) !== alert.episode) told.held.push(alert.held?.reason ?? 'delay');
  told.firings = alert.episode;
  return told;
}

/**
 * What the signals of the past would have become under these rules: each alert goes the way that it goes when it is taken in,
 * with its clocks, and a model of the incidents counts what would have been opened. Maintenance windows are left out.
 *
 * @param past signals, each once
 * @param until the moment up to which clocks strike
 */
export function replay(past: readonly Past[], ground: Ground, until: string): Replayed {
  const order = ({ at, state }: Past) => `${at}#${state}`;
  const alerts = Map.groupBy(
    past.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
    ({ alert }) => alert.id,
  );
  const told = [...alerts.values()].map((signals) => replayAlert(signals, ground, until));
  const turns = told.flatMap((one) => one.turns).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const held: Record<string, number> = {};
  for (const reason of told.flatMap((one) => one.held)) held[reason] = (held[reason] ?? 0) + 1;
  return {
    firings: told.reduce((sum, { firings }) => sum + firings, 0),
    held,
    flapped: told.filter(({ flapped }) => flapped).length,
    incidents: incidentsOf(turns).map(({ alerts: joined, gathers, title, at }) => ({
      alerts: Object.keys(joined).length,
      group: gathers?.keys.join(' or '),
      title,
      at,
    })),
    seen: told.flatMap(({ seen }) => seen),
  };
}
