import { rmSync } from 'node:fs';
import { monday, startDesk } from '../test/desk.ts';
import { alarmEvent } from '../test/monitoring/alarms.ts';
import { meter, type Units } from './meter.ts';

const at = (minutes: number) => new Date(monday + minutes * 60_000).toISOString();
const name = 'billing-errors';

/**
 * One incident's whole life: an alarm, three levels of which nobody answers the first two, four mails, ten reads, five
 * changes, resolved by a person, and the alarm's own end. Nothing else happens meanwhile.
 */
export async function oneLife(): Promise<Units> {
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

    const units = meter(host);
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
    await call('POST', `${one}/comments`, { text: 'It is rolled back.' });
    for (const path of [one, `${one}/timeline`]) await call('GET', path);
    await call('POST', `${one}/resolve`, { resolution: 'The deployment was rolled back.' });
    await call('GET', list);
    await desk.settled();
    await desk.happen(alarmEvent({ name, state: 'OK', at: at(20) }));
    return { ...(await units()), httpRequests };
  } finally {
    await host.kill();
    rmSync(desk.dir, { recursive: true, force: true });
  }
}
