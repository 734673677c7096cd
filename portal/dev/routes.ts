import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Base } from '../model.ts';
import { command } from './commands.ts';
import { executionOf } from './execution.ts';
import { personOf } from './issuer.ts';
import { json } from './plugin.ts';
import { policies, roles, schedules, services, teams } from './seed.ts';
import { currentShift, shiftsOf } from './shifts.ts';
import type { World } from './world.ts';

const problem = (status: number, title: string, extra = {}) => ({ status, title, detail: title, ...extra });

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text || '{}') as Record<string, unknown>;
}

const raw = (name: string) => ({
  source: 'aws.cloudwatch',
  'detail-type': 'CloudWatch Alarm State Change',
  detail: { alarmName: name, state: { value: 'ALARM' } },
});
const unread = {
  ...{ id: 'SIG-1001', kind: 'quarantined-signal', state: 'quarantined', version: 1, title: 'no alarm name' },
  ...{
    reason: 'detail.alarmName is missing',
    source: 'aws.cloudwatch',
    raw: raw(''),
    receivedAt: new Date().toISOString(),
  },
};

/** Reads, by the first part of the path. */
function read([noun = '', id, part]: string[], query: URLSearchParams, world: World, me: string): unknown {
  const { incidents, alerts, escalations, history, people } = world;
  const list = (items: Iterable<Base>, fits = (_: Base) => true) =>
    id ? [...items].find((each) => each.id === id) : { items: [...items].filter(fits) };
  const equal = (record: Base) =>
    ['team', 'state', 'service', 'assignee'].every(
      (field) => !query.get(field) || String((record as Record<string, unknown>)[field]) === query.get(field),
    );
  if (part === 'timeline') return { items: history.get(id ?? '') ?? [] };
  if (part === 'execution') {
    return { items: [...escalations.values()].filter((each) => each.incident === id).map(executionOf) };
  }
  if (part === 'signals') {
    const alert = alerts.get(id ?? '');
    return {
      items: [
        { at: alert?.changedAt, state: 'ALARM', reason: alert?.reason, raw: raw(alert?.alarmName ?? '') },
      ],
    };
  }
  if (part === 'shifts') {
    const schedule = schedules.find((each) => each.id === id);
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
    return { items: schedule ? shiftsOf(schedule, Date.parse(from), Date.parse(to)) : [] };
  }
  if (noun === 'schedules' && id === 'on-call') {
    return {
      items: schedules.map((each) => {
        const { person = '', to: until } = currentShift(each) ?? {};
        const name = people.get(person)?.name;
        return {
          schedule: each.id,
          title: each.title,
          team: each.team,
          people: name ? [{ id: person, name }] : [],
          until,
        };
      }),
    };
  }
  if (noun === 'people' && id === 'me') {
    const rights = roles
      .filter((role) => people.get(me)?.roles.includes(role.id))
      .flatMap((role) => Object.entries(role.rights));
    const merged: Record<string, string[]> = {};
    for (const [kind, { commands }] of rights) merged[kind] = [...(merged[kind] ?? []), ...commands];
    return { ...people.get(me), rights: merged };
  }
  const waiting = [{ queue: 'monitoring-dead-letters', messages: 2 }];
  const nouns: Record<string, () => unknown> = {
    incidents: () =>
      list(incidents.values(), (each) => equal(each) && (each.state !== 'closed' || query.has('closed'))),
    alerts: () => list(alerts.values(), equal),
    desk: () => ({
      incidents: [...incidents.values()].filter((each) => each.state !== 'closed'),
      alerts: [...alerts.values()],
      escalations: [...escalations.values()].filter((each) => each.state === 'paging'),
      more: [],
    }),
    escalations: () => list(escalations.values(), (each) => each.state === 'paging'),
    people: () => list(people.values()),
    teams: () => list(teams),
    services: () => list(services),
    schedules: () => list(schedules),
    'escalation-policies': () => list(policies),
    roles: () => ({ items: roles }),
    'quarantined-signals': () => list([unread]),
    redrives: () => ({ items: [], waiting }),
  };
  return nouns[noun]?.();
}

const steps: Record<string, string[]> = {
  open: ['acknowledge', 'resolve'],
  acknowledged: ['resolve'],
  resolved: ['reopen', 'close'],
  closed: [],
};

/** The API as far as the portal asks for it. */
export async function answerApi(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): Promise<void> {
  const path = url.pathname.split('/').slice(2).map(decodeURIComponent);
  const me = personOf(request);
  if (!world.people.has(me)) return json(response, 401, problem(401, 'Who are you?'));
  if (request.method === 'GET') {
    const found = read(path, url.searchParams, world, me) as { kind?: string; state?: string } | undefined;
    if (!found) return json(response, 404, problem(404, `There is no ${url.pathname}`));
    return json(
      response,
      200,
      found.kind === 'incident' ? { ...found, steps: steps[found.state ?? ''] } : found,
    );
  }
  const version = Number(/"(\d+)"/.exec(request.headers['if-match'] ?? '')?.[1] ?? Number.NaN);
  const record = world.incidents.get(path[1] ?? '');
  if (record && !Number.isNaN(version) && version !== record.version) {
    return json(response, 412, problem(412, 'Someone changed it first'));
  }
  const answer = command(path, await bodyOf(request), me, world);
  if ('errors' in answer)
    return json(response, 400, problem(400, 'This is not valid', { errors: answer.errors }));
  json(response, path.length === 1 ? 201 : 200, answer.record);
}
