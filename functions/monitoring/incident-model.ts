import { type Gathering, gatheringUntil, isOver, mostAlerts, type ResolveOn } from '../record/gathering.ts';
import type { Fields } from './hold.ts';

/** What became of an alert at one moment of a replay. */
export type Turn = {
  readonly at: string;
  readonly alert: Fields;
  readonly what: 'raised' | 'cleared';
};

export type Model = {
  readonly at: string;
  readonly title: string;
  readonly gathers?: Omit<Gathering, 'until'> | undefined;
  readonly mode?: ResolveOn | undefined;
  until?: string | undefined;
  readonly alerts: Record<string, { joinedAt: string; clearedAt?: string }>;
  over: boolean;
};

/** The incidents that these turns would have made, if nobody had taken any of them over. */
export function incidentsOf(turns: readonly Turn[]): Model[] {
  const incidents: Model[] = [];
  const holders = new Map<string, Model>();
  const takesIn = (incident: Model | undefined, at: string) =>
    incident &&
    !incident.over &&
    Object.keys(incident.alerts).length < mostAlerts &&
    (incident.until === undefined || at < incident.until);
  for (const { at, alert, what } of turns) {
    const own = holders.get(alert.id);
    if (what === 'cleared') {
      const joined = own?.alerts[alert.id];
      if (!own || !joined) continue;
      joined.clearedAt = at;
      own.over ||= isOver(own.alerts, own.mode);
      continue;
    }
    const { group, resolve: mode } = alert.handling ?? {};
    const keys = (group?.keys ?? []).map((key) => `group#${key}`);
    const meant =
      own && !own.over ? own : keys.map((key) => holders.get(key)).find((one) => takesIn(one, at));
    const incident = meant ?? { at, title: alert.title, gathers: group, mode, alerts: {}, over: false };
    if (!meant) incidents.push(incident);
    incident.alerts[alert.id] = { joinedAt: at };
    const { gathers } = incident;
    if (gathers && (!meant || gathers.rolling)) incident.until = gatheringUntil(gathers, incident.at, at);
    for (const key of [alert.id, ...keys])
      if (key === alert.id || !takesIn(holders.get(key), at)) holders.set(key, incident);
  }
  return incidents;
}
