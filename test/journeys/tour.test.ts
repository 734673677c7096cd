import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts, openapi } from '../../functions/contracts.ts';
import { route } from '../../functions/runtime/route.ts';
import { type Desk, startDesk } from '../desk.ts';
import { audited } from './auditing.ts';
import { wound } from './tell.ts';
import { administration } from './tour/administration.ts';
import { alertRules } from './tour/alerts.ts';
import { approval } from './tour/approval.ts';
import { attachments } from './tour/attachments.ts';
import { audit } from './tour/audit.ts';
import { availability } from './tour/availability.ts';
import { capacity } from './tour/capacity.ts';
import { change } from './tour/change.ts';
import { changeCalendar } from './tour/change-calendar.ts';
import { configuration } from './tour/configuration.ts';
import { continuity } from './tour/continuity.ts';
import { liveDesk } from './tour/desk.ts';
import { incident } from './tour/incident.ts';
import { knowledge } from './tour/knowledge.ts';
import { mail } from './tour/mail.ts';
import { major } from './tour/major.ts';
import { monitoring } from './tour/monitoring.ts';
import { notification } from './tour/notification.ts';
import { onCall } from './tour/on-call.ts';
import { people } from './tour/people.ts';
import { privacy } from './tour/privacy.ts';
import { problem } from './tour/problem.ts';
import { reporting } from './tour/reporting.ts';
import { request } from './tour/request.ts';
import { security } from './tour/security.ts';
import { serviceLevel } from './tour/service-level.ts';
import { signals } from './tour/signals.ts';
import type { Walk } from './tour/walk.ts';

const operations = Object.values(contracts).flat();
const toured = new Set<string>();
const odd: string[] = [];

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

/** Calls an operation, notes that it was, and holds the answer against its contract. */
const go: Walk['go'] = async (person, method, path, body, headers) => {
  const { operation } = route(operations, method, path.split('?')[0] ?? '');
  const answer = await desk.call(person, method, path, body, headers);
  toured.add(operation.id);
  if (answer.status >= 300) odd.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  const read = operation.answer.safeParse(answer.body);
  if (!read.success) odd.push(`${operation.id} answered ${read.error.message}`);
  return answer.body;
};

const walk: Walk = {
  desk: () => desk,
  go,
  change: async (person, path, body) => {
    const { version } = await go(person, 'GET', path);
    return go(person, 'PATCH', path, body, { 'if-match': `"${version}"` });
  },
  now: () => new Date(desk.host.clock.now()).toISOString(),
  later: (hours) => new Date(desk.host.clock.now() + hours * 3_600_000).toISOString(),
};

describe('a tour of the desk', () => {
  const parts = [
    people,
    onCall,
    administration,
    configuration,
    incident,
    major,
    attachments,
    knowledge,
    mail,
    monitoring,
    signals,
    alertRules,
    notification,
    request,
    change,
    approval,
    changeCalendar,
    problem,
    security,
    serviceLevel,
    availability,
    reporting,
    continuity,
    capacity,
    liveDesk,
    privacy,
    audit,
  ];
  for (const tour of parts) tour(walk);

  test('the description of the API, for everybody', async () => {
    const { status, body } = await desk.call('', 'GET', '/v1/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(openapi())));
  });

  test('a clock that was wound', () => wound(desk, 'N-1', { to: { remind: walk.later(1) } }));

  test('and the quarter of an hour that reconciles', async () => {
    await desk.forward(16);
  });
});

describe('after the tour', () => {
  test('nothing was refused, and every answer was as its contract says', () => {
    expect(odd).toEqual([]);
  });

  test('every record follows from its events, and the audit finds nothing', async () => {
    expect(await audited(desk)).toMatchObject({ code: 0 });
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
