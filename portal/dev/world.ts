import type { Alert, Escalation, Incident, Level, Person, Priority, TimelineEntry } from '../model.ts';
import { people, policies, schedules, services } from './seed.ts';
import { onCallNow } from './shifts.ts';

export type World = ReturnType<typeof createWorld>;
export type Change = Partial<Omit<TimelineEntry, 'version' | 'at' | 'by'>> & { type: string };

const minute = 60_000;
const priorityOf: Record<Level, Record<Level, Priority>> = {
  high: { high: 1, medium: 2, low: 3 },
  medium: { high: 2, medium: 3, low: 4 },
  low: { high: 3, medium: 4, low: 5 },
};
export const priority = (impact: Level, urgency: Level): Priority => priorityOf[impact][urgency];

const stories: [
  service: string,
  title: string,
  impact: Level,
  urgency: Level,
  minutesAgo: number,
  taken?: string,
][] = [
  ['checkout', 'Checkout error rate above 5 % in eu-west-1', 'high', 'high', 4],
  ['sign-in', 'Sign-in p99 latency above 4 seconds', 'high', 'medium', 23, 'eli'],
  ['ledger', 'Ledger writes are throttled', 'high', 'medium', 51, 'farah'],
  ['search', 'Search answers from a stale index', 'medium', 'medium', 96, 'mika'],
  ['images', 'Image resizing queue is older than one hour', 'low', 'medium', 132],
  ['batch', 'Nightly invoice export did not finish', 'medium', 'low', 405, 'dana'],
];

/** Records in memory, and a few hands that move them like the real desk would. */
export function createWorld() {
  const incidents = new Map<string, Incident>();
  const alerts = new Map<string, Alert>();
  const escalations = new Map<string, Escalation>();
  const history = new Map<string, TimelineEntry[]>();
  let number = 1000;

  /** Writes a record's next version with its timeline entry. */
  const write = (id: string, by: string, after: Partial<Incident>, change: Change, ago = 0): Incident => {
    const before = incidents.get(id) as Incident;
    const version = (history.get(id)?.length ?? 0) + 1;
    const stamp = { version, at: new Date(Date.now() - ago).toISOString(), by };
    history.set(id, [...(history.get(id) ?? []), { ...change, ...stamp }]);
    const record = { ...before, ...after, id, version };
    incidents.set(id, record);
    return record;
  };

  const open = (
    service: string,
    title: string,
    impact: Level,
    urgency: Level,
    by: string,
    ago = 0,
  ): string => {
    number += 1;
    const id = `INC-${number}`;
    const team = services.find((each) => each.id === service)?.team ?? 'platform';
    const openedAt = new Date(Date.now() - ago).toISOString();
    const fresh: Incident = {
      ...{ id, kind: 'incident', state: 'open', version: 0, title, impact, urgency, service, team, openedAt },
      ...{
        priority: priority(impact, urgency),
        source: by === 'system:on-alert' ? 'alarm' : 'person',
        run: 1,
        reopenCount: 0,
      },
    };
    incidents.set(id, fresh);
    write(id, by, {}, { type: 'incident.opened' }, ago);
    if (fresh.priority <= 3) page(id, ago);
    return id;
  };

  const fire = (id: string, service: string, ago: number): void => {
    const alert = `ALT-${1000 + alerts.size + 1}`;
    const { title, team = '', priority: urgent } = incidents.get(id) as Incident;
    const at = new Date(Date.now() - ago).toISOString();
    const reason = `Threshold Crossed: 3 datapoints were greater than the threshold (5.0).`;
    const place = {
      account: '123456789012',
      region: 'eu-west-1',
      fingerprint: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${service}-errors`,
    };
    alerts.set(alert, {
      ...{
        id: alert,
        kind: 'alert',
        state: 'firing',
        version: 1,
        title,
        source: 'cloudwatch',
        ...place,
        reason,
      },
      ...{
        alarmName: `${service}-errors`,
        firingSince: at,
        changedAt: at,
        count: 3,
        episode: 1,
        service,
        team,
        priority: urgent,
      },
    });
    write(
      id,
      'system:on-alert',
      { alerts: { [alert]: { episode: 1, joinedAt: at } } },
      { type: 'incident.joined', facts: { alert } },
      ago,
    );
  };

  const page = (id: string, ago: number): void => {
    const { team = '', run } = incidents.get(id) as Incident;
    const policy = policies.find((each) => each.id === team);
    const at = new Date(Date.now() - ago).toISOString();
    escalations.set(`${id}-${run}`, {
      ...{
        id: `${id}-${run}`,
        kind: 'escalation',
        state: 'paging',
        version: 1,
        title: id,
        incident: id,
        policy: team,
      },
      ...{ level: 0, levels: policy?.levels ?? [], paged: [], startedAt: at },
    });
    climb(`${id}-${run}`, ago);
  };

  /** Pages the people of the level that an escalation stands on. */
  const climb = (escalation: string, ago = 0): void => {
    const found = escalations.get(escalation) as Escalation;
    const [target] = found.levels[found.level]?.targets ?? [];
    const schedule = schedules.find((each) => each.id === target?.schedule);
    const paged = schedule ? onCallNow(schedule) : (target?.person ?? 'dana');
    const at = new Date(Date.now() - ago).toISOString();
    escalations.set(escalation, {
      ...found,
      version: found.version + 1,
      paged: [...found.paged, { level: found.level, at, people: [paged] }],
    });
    const facts = { person: paged, channel: 'email', level: found.level, outcome: 'delivered' };
    write(
      found.incident,
      'system:on-notified',
      { escalation: 'paging' },
      { type: 'incident.paged', facts },
      ago,
    );
  };

  const acknowledge = (id: string, by: string, ago = 0): Incident => {
    const { run, assignee } = incidents.get(id) as Incident;
    const escalation = escalations.get(`${id}-${run}`);
    const at = new Date(Date.now() - ago).toISOString();
    if (escalation) {
      escalations.set(escalation.id, {
        ...escalation,
        state: 'stopped',
        stoppedAt: at,
        stoppedBy: by,
        version: 9,
      });
    }
    const after = {
      state: 'acknowledged',
      acknowledgedAt: at,
      acknowledgedBy: by,
      assignee: assignee ?? by,
    } as const;
    const changed = { state: { from: 'open', to: 'acknowledged' }, assignee: { to: by } };
    return write(
      id,
      by,
      { ...after, ...(escalation && { escalation: 'stopped' as const }) },
      { type: 'incident.acknowledged', changed },
      ago,
    );
  };

  for (const [service, title, impact, urgency, minutes, taken] of [...stories].reverse()) {
    const ago = minutes * minute;
    const id = open(service, title, impact, urgency, 'system:on-alert', ago);
    fire(id, service, ago - 1000);
    if (!taken) continue;
    acknowledge(id, taken, ago - 2 * minute);
    const note = 'Rolled the canary back; watching the error rate for ten minutes before we call it.';
    write(id, taken, {}, { type: 'incident.noted', text: note, visibility: 'internal' }, ago - 4 * minute);
  }

  const tick = () => {
    for (const found of escalations.values()) {
      const minutes = found.levels[found.level]?.minutes ?? 0;
      const last = Date.parse(found.paged.at(-1)?.at ?? found.startedAt);
      if (found.state !== 'paging' || Date.now() < last + minutes * minute) continue;
      const given = found.level + 1 >= found.levels.length;
      escalations.set(
        found.id,
        given ? { ...found, state: 'exhausted' } : { ...found, level: found.level + 1 },
      );
      if (given)
        write(
          found.incident,
          'system:on-escalation',
          { escalation: 'exhausted' },
          { type: 'incident.unanswered' },
        );
      else climb(found.id);
    }
  };
  setInterval(tick, 1000).unref();

  const alarm = () => {
    const id = open('checkout', 'checkout-errors', 'high', 'high', 'system:on-alert');
    fire(id, 'checkout', 0);
    return { id };
  };
  const byId = new Map<string, Person>(people.map((person) => [person.id, person]));
  return { incidents, alerts, escalations, history, people: byId, write, open, page, acknowledge, alarm };
}
