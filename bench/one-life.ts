import { rmSync } from 'node:fs';
import { type Desk, monday, startDesk } from '../test/desk.ts';
import { alarmEvent } from '../test/monitoring/alarms.ts';
import { meter, type Units } from './meter.ts';

const at = (minutes: number) => new Date(monday + (60 + minutes) * 60_000).toISOString();
const name = 'billing-errors';

export type Lives = {
  /**
   * An alarm, three levels of which nobody answers the first two, four mails, ten reads, five changes, of which one is the
   * acknowledgement, resolved by a person.
   */
  readonly life: Units;
  /** The OK of the alarm, when people have resolved the incident before. */
  readonly end: Units;
  /** The portal's first page asks for what is open now, once. */
  readonly look: Units;
  /** It asks for what changes with the calendar: who is on call, and what things are called. */
  readonly glance: Units;
};

const open = ['desk'];
const calendar = ['schedules/on-call', 'people?limit=100', 'teams?limit=100', 'services?limit=100'];

/** What looks by itself every few minutes has looked once, and sleeps: it is on the bill of the idle desk. */
async function stillness({ host, forward }: Desk): Promise<void> {
  await forward(60);
  const ask = (operation: string, input: Record<string, unknown>) =>
    host.dispatcher.dispatch({ service: 'events', operation, input, caller: { name: 'bench' } });
  const { Rules } = (await ask('ListRules', {})) as {
    Rules: { Name: string; ScheduleExpression?: string }[];
  };
  for (const { Name, ScheduleExpression } of Rules)
    if (ScheduleExpression) await ask('DisableRule', { Name });
}

/** One incident's whole life on the local host, counted; nothing else happens meanwhile. */
export async function oneLife(): Promise<Lives> {
  const desk = await startDesk();
  const { done, host } = desk;
  try {
    const level = (...targets: object[]) => ({ targets, minutes: 5 });
    await done('admin', 'POST', '/v1/escalation-policies', {
      id: 'billing',
      name: 'Billing',
      team: 'platform',
      levels: [
        level({ schedule: 'primary' }),
        level({ schedule: 'secondary' }),
        level({ person: 'femi' }, { schedule: 'primary' }),
      ],
      repeat: 0,
    });
    await done('admin', 'POST', '/v1/services', {
      id: 'billing',
      name: 'Billing',
      team: 'platform',
      criticality: 'high',
      policy: 'billing',
      match: [{ alarmName: 'billing-*' }],
    });
    await host.functions.warm(host.functions.list().map((fn) => fn.name));
    await host.settled();
    await stillness(desk);

    const lived = meter(host);
    let httpRequests = 0;
    const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
      httpRequests += 1;
      return done('femi', method, path, body, headers);
    };
    await desk.happen(alarmEvent({ name, at: at(0) }));
    await desk.forward(11);
    const list = '/v1/incidents?team=platform';
    const { items } = await call('GET', list);
    const [{ id }] = items as [{ id: string }];
    const one = `/v1/incidents/${id}`;
    for (const path of ['', '/timeline', '/execution']) await call('GET', `${one}${path}`);
    await call('POST', `${one}/acknowledge`, {});
    await desk.settled();
    await call('POST', `${one}/comments`, { text: 'We are looking at it.' });
    await call('POST', `${one}/notes`, { text: 'The last deployment doubled the queries.' });
    await call('POST', `${one}/assign`, { assignee: 'dana' });
    for (const path of ['', '/timeline']) await call('GET', `${one}${path}`);
    const { version } = await call('GET', one);
    await call('PATCH', one, { urgency: 'medium' }, { 'if-match': `"${version}"` });
    for (const path of [one, `${one}/timeline`]) await call('GET', path);
    await call('POST', `${one}/resolve`, {
      resolution: 'The deployment was rolled back.',
      despiteFiring: true,
      reason: 'The alarm ends in ten minutes.',
    });
    await call('GET', list);
    const life = { ...(await lived()), httpRequests };

    const ended = meter(host);
    await desk.happen(alarmEvent({ name, state: 'OK', at: at(20) }));
    const end = await ended();

    const asked = async (paths: readonly string[]): Promise<Units> => {
      const counted = meter(host);
      for (const path of paths) await call('GET', `/v1/${path}`);
      return { ...(await counted()), httpRequests: paths.length };
    };
    return { life, end, look: await asked(open), glance: await asked(calendar) };
  } finally {
    await host.kill();
    rmSync(desk.dir, { recursive: true, force: true });
  }
}
