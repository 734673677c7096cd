import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts, openapi } from '../../functions/contracts.ts';
import { route } from '../../functions/runtime/route.ts';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent, alarmNotification } from '../monitoring/alarms.ts';

const operations = Object.values(contracts).flat();
const toured = new Set<string>();
const odd: string[] = [];

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

/** Calls an operation, notes that it was, and holds the answer against its contract. */
async function go(
  person: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) {
  const { operation } = route(operations, method, path.split('?')[0] ?? '');
  const answer = await desk.call(person, method, path, body, headers);
  toured.add(operation.id);
  if (answer.status >= 300) odd.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const read = operation.answer.safeParse(answer.body);
  if (!read.success) odd.push(`${operation.id} answered ${read.error.message}`);
  return answer.body;
}

const change = async (person: string, path: string, body: unknown) => {
  const { version } = await go(person, 'GET', path);
  return go(person, 'PATCH', path, body, { 'if-match': `"${version}"` });
};
const now = () => new Date(desk.host.clock.now()).toISOString();
const later = (hours: number) => new Date(desk.host.clock.now() + hours * 3_600_000).toISOString();

describe('a tour of the desk', () => {
  test('people, teams and roles', async () => {
    await go('admin', 'POST', '/v1/teams', { id: 'payments', name: 'Payments' });
    await change('admin', '/v1/teams/payments', { name: 'Payments and billing' });
    await go('dana', 'GET', '/v1/teams');
    const hook = { type: 'webhook', url: 'https://hooks.example/dana' };
    await go('admin', 'POST', '/v1/people', {
      name: 'Gus Hale',
      email: 'gus@desk.example',
      roles: ['agent'],
      teams: ['payments'],
      contacts: [hook],
    });
    await desk.settled();
    await change('admin', '/v1/people/gus-hale', { roles: ['agent', 'manager'] });
    await change('dana', '/v1/people/dana', {
      contacts: [{ type: 'email', address: 'dana@desk.example' }, hook],
    });
    await go('admin', 'POST', '/v1/people/gus-hale/deactivate', {});
    await go('admin', 'POST', '/v1/people/gus-hale/reactivate', {});
    await desk.settled();
    await go('dana', 'GET', '/v1/people');
    expect(await go('dana', 'GET', '/v1/people/me')).toMatchObject({
      id: 'dana',
      rights: { incident: expect.arrayContaining(['acknowledge']) },
    });
    expect(await go('dana', 'GET', '/v1/roles')).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id: 'admin' })]),
    });
  });

  test('services, schedules and policies', async () => {
    await go('dana', 'GET', '/v1/services');
    await change('admin', '/v1/services/search', { criticality: 'high' });
    await go('admin', 'POST', '/v1/services', {
      name: 'Old shop',
      team: 'payments',
      criticality: 'low',
      match: [],
    });
    await go('admin', 'POST', '/v1/services/old-shop/retire', {});
    await go('admin', 'POST', '/v1/services/old-shop/restore', {});
    await change('admin', '/v1/schedules/secondary', { name: 'Second line' });
    const over = { person: 'femi', from: later(1), to: later(3) };
    const scheduled = await go('admin', 'POST', '/v1/schedules/primary/overrides', over);
    const [override] = scheduled.overrides as { id: string }[];
    await go('dana', 'GET', `/v1/schedules/primary/shifts?from=${now()}&to=${later(48)}`);
    await go('admin', 'POST', '/v1/schedules/primary/remove-override', { override: override?.id });
    await go('dana', 'GET', '/v1/schedules');
    await go('dana', 'GET', '/v1/schedules/on-call');
    await go('dana', 'GET', '/v1/escalation-policies');
    await change('admin', '/v1/escalation-policies/platform', { pagesUpTo: 2 });
    await go('admin', 'POST', '/v1/escalation-policies', {
      name: 'Quiet',
      team: 'payments',
      levels: [{ targets: [{ team: 'payments' }], minutes: 10 }],
      repeat: 1,
    });
    await go('admin', 'POST', '/v1/schedules', {
      name: 'Payments',
      team: 'payments',
      timeZone: 'America/New_York',
      rotations: [
        {
          id: 'main',
          people: ['gus-hale'],
          every: 'day',
          count: 1,
          handOff: { time: '08:00' },
          from: '2026-11-01',
        },
      ],
    });
  });

  test('an alarm through SNS, escalated to its end, and all commands on its incident', async () => {
    const { Message, Subject } = alarmNotification({ name: 'search-down', at: now() });
    const { Topics } = (await desk.host.dispatcher.dispatch({
      service: 'sns',
      operation: 'ListTopics',
      input: {},
      caller: { name: 'test' },
    })) as { Topics: { TopicArn: string }[] };
    const alarms = Topics.find(({ TopicArn }) => /intake/i.test(TopicArn));
    const input = { TopicArn: alarms?.TopicArn, Message, Subject };
    await desk.host.dispatcher.dispatch({
      service: 'sns',
      operation: 'Publish',
      input,
      caller: { name: 'test' },
    });
    await desk.settled();
    const [incident] = (await go('dana', 'GET', '/v1/incidents?team=platform')).items as { id: string }[];
    const one = `/v1/incidents/${incident?.id}`;
    await go('dana', 'GET', '/v1/escalations');
    await go('dana', 'GET', `/v1/escalations/${incident?.id}-1`);
    await desk.forward(16);
    await go('dana', 'GET', `${one}/execution`);
    await go('dana', 'GET', `/v1/notifications?incident=${incident?.id}`);
    await go('eli', 'POST', `${one}/acknowledge`, {});
    await go('eli', 'POST', `${one}/assign`, { assignee: 'eli' });
    await go('eli', 'POST', `${one}/comments`, { text: 'We are on it' });
    await go('eli', 'POST', `${one}/notes`, { text: 'The disk is full' });
    await change('eli', one, { urgency: 'medium' });
    await go('eli', 'POST', `${one}/resolve`, { resolution: 'Cleaned up' });
    await go('eli', 'POST', `${one}/reopen`, { reason: 'Full again' });
    await desk.settled();
    await go('eli', 'POST', `${one}/acknowledge`, {});
    await go('eli', 'POST', `${one}/resolve`, { resolution: 'Bigger disk' });
    await go('eli', 'POST', `${one}/close`, {});
    await go('eli', 'GET', `${one}/timeline`);
    await go('rosa', 'POST', '/v1/incidents', { title: 'Search finds nothing' });
    await desk.settled();
  });

  test('alerts, what could not be read, and dead letters', async () => {
    const [alert] = (await go('dana', 'GET', '/v1/alerts')).items as { id: string }[];
    for (const rest of ['', '/signals', '/timeline'])
      await go('dana', 'GET', `/v1/alerts/${alert?.id}${rest}`);
    await desk.happen({ ...alarmEvent(), resources: ['nonsense'] });
    const [signal] = (await go('dana', 'GET', '/v1/quarantined-signals')).items as { id: string }[];
    await go('dana', 'GET', `/v1/quarantined-signals/${signal?.id}`);
    await go('dana', 'POST', `/v1/quarantined-signals/${signal?.id}/release`, {});
    await desk.settled();
    const [again] = (await go('dana', 'GET', '/v1/quarantined-signals')).items as { id: string }[];
    await go('dana', 'POST', `/v1/quarantined-signals/${again?.id}/discard`, {});
    await go('admin', 'POST', '/v1/redrives', {});
    await desk.settled();
    const { items } = await go('admin', 'GET', '/v1/redrives');
    await go('admin', 'GET', `/v1/redrives/${(items as { id: string }[])[0]?.id}`);
    await go('dana', 'GET', '/v1/roles/agent');
  });

  test('a page by webhook is signed, and its receiver can tell', async () => {
    const hook = desk.host.webhooks.list().find(({ url }) => url.includes('/dana'));
    const signature =
      Object.entries(hook?.headers ?? {}).find(([name]) => name.toLowerCase() === 'x-itsm-signature')?.[1] ??
      '';
    const { keys } = (await go('dana', 'GET', '/v1/notifications/webhook-keys')) as { keys: string[] };
    const [, time, sent] = /^t=(\d+),v1=([0-9a-f]{64})/.exec(String(signature)) ?? [];
    const mac = createHmac('sha256', Buffer.from(keys[0] ?? '', 'hex'))
      .update(`${time}.${hook?.body}`)
      .digest('hex');
    expect(sent).toBe(mac);
    expect(JSON.parse(hook?.body ?? '')).toMatchObject({ type: 'page', service: 'search' });
  });

  test('the description of the API, for everybody', async () => {
    const { status, body } = await desk.call('', 'GET', '/v1/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(openapi())));
  });

  test('and the quarter of an hour that reconciles', async () => {
    await desk.forward(16);
  });
});

describe('after the tour', () => {
  test('nothing was refused, and every answer was as its contract says', () => {
    expect(odd).toEqual([]);
  });

  test('every operation of the contract was called', () => {
    expect(operations.map(({ id }) => id).filter((id) => !toured.has(id))).toEqual([]);
  });

  test('every function, route, rule and state machine of the template was exercised', () => {
    const { functions, routes, rules, machines } = desk.host.dispatcher.calls.exercised();
    const { resolver, functions: hosted } = desk.host;
    const missing = (all: string[], done: string[]) => all.filter((name) => !done.includes(name));
    expect(
      missing(
        hosted.list().map(({ name }) => name),
        functions,
      ),
    ).toEqual([]);
    const of = (type: string) => resolver.each(type);
    expect(
      missing(
        of('AWS::ApiGatewayV2::Route').map(({ props }) => String(props.RouteKey)),
        routes,
      ),
    ).toEqual([]);
    expect(of('AWS::Events::Rule').length).toBeLessThanOrEqual(rules.length);
    expect(of('AWS::StepFunctions::StateMachine').length).toBeLessThanOrEqual(machines.length);
  });

  test('no call was made that a role does not allow', () => {
    const denied = desk.host.dispatcher.calls.list().filter((call) => call.denied);
    expect(denied.map(({ caller, operation }) => `${caller} ${operation}`)).toEqual([]);
  });
});
