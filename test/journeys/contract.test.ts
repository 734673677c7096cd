import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts } from '../../functions/contracts.ts';
import type { Operation } from '../../functions/kernel/contract.ts';
import { Refusal, refusals } from '../../functions/kernel/refusal.ts';
import { configEvent } from '../configuration/items.ts';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { broken, type Known, shaped } from './arbitrary.ts';
import { seedArticles } from './contract-articles.ts';
import { seedAvailability } from './contract-availability.ts';
import { seedCapacity } from './contract-capacity.ts';
import { seedChanges } from './contract-changes.ts';
import { seedContinuity } from './contract-continuity.ts';
import { seedLevels } from './contract-levels.ts';
import { seedMail } from './contract-mail.ts';
import { seedPrivacy } from './contract-privacy.ts';
import { seedProblems } from './contract-problems.ts';
import { seedRequests } from './contract-requests.ts';
import { secured, seedSecurity } from './contract-security.ts';

const operations = Object.values(contracts).flat() as Operation[];
const askers = ['admin', 'dana', 'rosa'] as const;
const spare = ['gil', 'hana', 'ivo'];

/** Names that are there, by the field that they fit. The three who ask are left out: nobody is to lock them out. */
const known: Record<string, (string | number)[]> = {
  team: ['platform'],
  teams: ['platform'],
  person: spare,
  people: spare,
  lead: spare,
  assignee: ['dana', ...spare],
  requester: ['rosa'],
  service: ['checkout', 'search'],
  policy: ['platform'],
  schedule: ['primary', 'secondary'],
  incident: ['INC-1001'],
  closed: ['true', 'false'],
  mine: ['true', 'false'],
  until: ['2026-12-24T00:00:00Z'],
  from: ['2026-12-01T00:00:00Z'],
  to: ['2026-12-02T00:00:00Z'],
  instead: ['dana'],
  with: ['eli'],
  override: [],
  category: ['hardware'],
  role: ['scribe'],
  template: ['printer'],
  class: ['server', 'AWS::EC2::Instance'],
  dependsOn: ['search', 'checkout'],
  item: ['chair', 'stool'],
  line: ['L1'],
};

const ids: Record<string, string[]> = {
  people: spare,
  teams: ['platform'],
  roles: ['agent', 'admin'],
  services: ['checkout', 'search'],
  schedules: ['primary', 'secondary'],
  'escalation-policies': ['platform'],
  feeds: ['person-dana', 'schedule-primary', 'team-platform'],
  categories: ['hardware'],
  'custom-fields': ['incident-floor'],
  'assignment-rules': ['shop'],
  'ticket-templates': ['printer'],
  reviews: ['REV-1001'],
  'review-actions': ['ACT-1001'],
  'major-incident-rules': ['critical-service', 'many-children'],
  'major-incident-roles': ['scribe'],
  'notification-settings': ['dana', ...spare],
  'mail-templates': ['resolved-en', 'held-de', 'opened-en', 'news-de'],
  'ci-classes': ['appliance', 'server'],
  'change-calendars': ['year-end'],
};

const strange = [
  '',
  '..',
  '%00',
  '%2e%2e%2f',
  'INC-1%23record',
  '__proto__',
  '%E2%80%AE',
  '%',
  'x'.repeat(300),
];

let desk: Desk;
const answered = new Set<string>();

beforeAll(async () => {
  desk = await startDesk();
  for (const id of spare)
    await desk.done('admin', 'POST', '/v1/people', { id, name: id, email: `${id}@desk.example` });
  const far = (hours: number) => new Date(desk.host.clock.now() + hours * 3_600_000).toISOString();
  for (const hours of [24, 48, 72]) {
    const body = { person: 'eli', from: far(hours), to: far(hours + 2) };
    await desk.done('admin', 'POST', '/v1/schedules/primary/overrides', body);
  }
  await desk.done('dana', 'POST', '/v1/time-off', { from: far(100), to: far(2000) });
  for (const title of [
    'Mouse',
    'Screen',
    'Door',
    'Lamp',
    'Desk',
    'Chair',
    'Window',
    'Stairs',
    'Roof',
    'Wall',
  ])
    await desk.done('rosa', 'POST', '/v1/incidents', { title, impact: 'low', urgency: 'low' });
  // Some that are over, on hold or merged, for what can be done to those alone.
  const give = (id: string, command: string, body: object) =>
    desk.done('dana', 'POST', `/v1/incidents/${id}/${command}`, body);
  for (const id of ['INC-1005', 'INC-1006']) await give(id, 'resolve', { resolution: 'Mended' });
  await give('INC-1007', 'hold', { reason: 'vendor' });
  for (const id of ['INC-1008', 'INC-1009']) await give(id, 'merge', { into: 'INC-1010' });
  const define = (noun: string, body: object) =>
    desk.done('admin', 'POST', `/v1/${noun}`, { recordKind: 'incident', ...body });
  await define('categories', { name: 'Hardware' });
  await define('custom-fields', { label: 'Floor', type: 'text' });
  await define('assignment-rules', { name: 'Shop', condition: { field: 'service', is: 'checkout' } });
  await define('ticket-templates', { name: 'Printer', prefilled: { title: 'The printer jams' } });
  const unreadable = Array.from({ length: 6 }, (_, n) => ({ ...alarmEvent(), resources: [`nonsense ${n}`] }));
  const items = Array.from({ length: 6 }, (_, n) => ({
    ...configEvent({ type: 'AWS::EC2::Instance', id: `i-${n}`, order: n }),
    detail: { messageType: 'ConfigurationItemChangeNotification', n },
  }));
  await desk.happen(alarmEvent({ name: 'search-down' }), ...unreadable, ...items);
  await desk.done('admin', 'POST', '/v1/redrives', {});
  await desk.settled();
  await desk.done('admin', 'POST', '/v1/reviews', { incident: 'INC-1001' });
  await desk.done('admin', 'POST', '/v1/reviews/REV-1001/actions', { title: 'Buy a bigger disk' });
  const add = async (noun: string, body: (n: number) => object) => {
    for (let n = 1; n <= 3; n++) {
      const { id } = await desk.done('admin', 'POST', `/v1/${noun}`, body(n));
      ids[noun] = [...(ids[noun] ?? []), String(id)];
    }
  };
  await add('integrations', (n) => ({ name: `Checks ${n}`, type: 'pagerduty' }));
  await add('heartbeats', (n) => ({ name: `Nightly ${n}`, timeout: 60, service: 'search' }));
  await add('alert-rules', (n) => ({ name: `Rule ${n}`, effect: { delay: n } }));
  await add('maintenance-windows', (n) => ({ title: `Moving ${n}`, services: ['search'], minutes: 60 }));
  await add('webhook-subscriptions', (n) => ({
    url: `https://hooks.example/${n}`,
    title: `Hook ${n}`,
    events: ['incident.*'],
  }));
  await add('cis', (n) => ({ class: 'server', name: `web-${n}`, ...(n < 3 && { state: 'planned' }) }));
  known.from = [...(known.from ?? []), ...(ids.cis ?? [])];
  known.to = [...(known.to ?? []), ...(ids.cis ?? [])];
  for (const field of ['ci', 'with']) known[field] = ids.cis ?? [];
  const relate = { type: 'depends-on', to: ids.cis?.[0] };
  for (const from of ids.cis?.slice(1) ?? []) {
    const { id } = await desk.done('admin', 'POST', '/v1/relations', { from, ...relate });
    ids.relations = [...(ids.relations ?? []), String(id)];
  }
  const appliance = { id: 'appliance', name: 'Appliance', parent: 'hardware' };
  await desk.done('admin', 'POST', '/v1/ci-classes', appliance);
  await desk.done('admin', 'POST', '/v1/baselines', { title: 'Web', cis: ids.cis });
  const seeded = await seedChanges(desk, add);
  Object.assign(known, seeded.known);
  Object.assign(ids, seeded.ids);
  await seedArticles(desk, ids);
  await seedMail(desk, ids);
  await seedPrivacy(desk, ids);
  await seedRequests(desk, ids);
  const guests = await desk.items<{ id: string }>('admin', '/v1/people?guests=true');
  ids.people = [...spare, ...guests.map(({ id }) => id)];
  await seedProblems(desk, add, ids, known);
  await seedLevels(desk, ids, known);
  await seedAvailability(desk, ids);
  await seedSecurity(desk, ids, known);
  await seedContinuity(desk, ids, known);
  await seedCapacity(desk, ids, known);
  await add('group-mappings', (n) => ({ group: `Group ${n}`, roles: ['agent'] }));
  for (const noun of [
    'incidents',
    'alerts',
    'quarantined-signals',
    'redrives',
    'escalations',
    'time-off',
    'quarantined-items',
    'delegations',
    'baselines',
    'change-calendars',
  ])
    ids[noun] = (await desk.items<{ id: string }>('admin', `/v1/${noun}`)).map(({ id }) => id);
  for (const field of ['parent', 'child', 'into', 'target']) known[field] = ids.incidents ?? [];
  ids.incidents?.push('INC-1008', 'INC-1009');
  const { overrides } = await desk.done('admin', 'GET', '/v1/schedules/primary');
  known.override = (overrides as { id: string }[]).map(({ id }) => id);
});
afterAll(() => desk?.stop());

type Call = {
  asker: string;
  id: string;
  seen: string;
  ask: Record<string, unknown>;
  query: Record<string, unknown>;
};

const places = (query: Record<string, unknown>) =>
  Object.entries(query)
    .map(([name, given]) => `${encodeURIComponent(name)}=${encodeURIComponent(readable(given))}`)
    .join('&');
const readable = (given: unknown) =>
  (typeof given === 'string' ? given : JSON.stringify(given)).toWellFormed();

/** Calls of one operation: half of them in its shape, half with something wrong. */
function calls({ path, ask, query }: Operation): fc.Arbitrary<Call> {
  const noun = path.split('/')[2] ?? '';
  const there = fc.constantFrom(...(ids[noun]?.length ? ids[noun] : ['x']));
  const of = (schema: Operation['ask'], names: Known) =>
    fc.oneof(
      { weight: 2, arbitrary: shaped(schema, names) },
      { weight: 1, arbitrary: broken(schema, names) },
    );
  const seldom = (schema: Operation['query'], names: Known) =>
    fc.oneof(
      { weight: 12, arbitrary: shaped(schema, names) },
      { weight: 1, arbitrary: broken(schema, names) },
    );
  return fc.record({
    // The one who may do least is refused most: that is worth a try, but not every third.
    asker: secured.includes(noun)
      ? fc.constantFrom('sora', 'sora', 'sora', 'sora', 'tove', 'admin')
      : fc.constantFrom(...askers, 'admin', 'dana'),
    id: fc.oneof({ weight: 5, arbitrary: there }, { weight: 1, arbitrary: fc.constantFrom(...strange) }),
    seen: fc.oneof(
      { weight: 4, arbitrary: fc.constant('now') },
      { weight: 1, arbitrary: fc.constantFrom('"1"', '*', '"-1"', 'W/"99999999999"', '') },
    ),
    ask: of(ask, { ...known, ids: ids[noun] ?? [] }),
    // Nothing can be wrong with a query that is not there but a name too many: worth a try now and then.
    query: (query ? of : seldom)(query, { ...known, cursor: ['', 'e30', 'x'.repeat(500)] }),
  });
}

/** The version that the caller would have seen before a change. */
async function version({ seen, asker }: Call, path: string): Promise<Record<string, string>> {
  if (seen !== 'now') return seen ? { 'if-match': seen } : {};
  const secret = secured.includes(path.split('/')[2] ?? '');
  const { headers } = await desk.call(secret ? asker : 'admin', 'GET', path);
  return { 'if-match': headers.get('etag') ?? '"1"' };
}

async function send(operation: Operation, call: Call) {
  const { method } = operation;
  const path = operation.path.replace('{id}', call.id);
  const asked = places(call.query);
  const headers = {
    authorization: `Bearer ${await desk.host.token(call.asker)}`,
    ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
    ...(method === 'PATCH' && (await version(call, path))),
    ...(method !== 'GET' && { 'content-type': 'application/json' }),
  };
  const body = method === 'GET' ? undefined : JSON.stringify(call.ask);
  const once = async () => {
    const url = `${desk.host.urls.api}${path}${asked && `?${asked}`}`;
    const response = await fetch(url, { method, headers, ...(body && { body }) });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  return { first: await once(), once };
}

type Answer = { status: number; type: string | null; text: string };

/**
 * The answer to a call that was sent again, as it would be if nothing else had touched the record between the two: a
 * reaction may have, and then a later version of the same record is the right answer.
 */
function sameDeed(again: Answer, first: Answer): Answer {
  const before = JSON.parse(first.text || 'null') as { id?: string; version?: number } | null;
  const after = JSON.parse(again.text || 'null') as typeof before;
  const later = before?.id && before.id === after?.id && Number(after.version) > Number(before.version);
  return later ? { ...again, text: first.text } : again;
}

/** Says what is wrong with an answer, if anything is. */
function complaint(operation: Operation, { status, type, text }: Answer) {
  if (status >= 500 && status !== new Refusal('busy', '').status) return `it answered ${status}: ${text}`;
  if (status < 300) {
    const read = operation.answer.safeParse(JSON.parse(text));
    return read.success ? undefined : `its answer is not as its contract says: ${read.error.message}`;
  }
  if (!type?.startsWith('application/problem+json')) return `it refused as ${type}: ${text}`;
  const problem = JSON.parse(text) as { type: string; status: number; detail?: unknown };
  const known = Object.hasOwn(refusals, problem.type.replace('urn:itsm:problem:', ''));
  const told = known && problem.status === status && typeof problem.detail === 'string';
  return told ? undefined : `it refused without saying why: ${text}`;
}

describe('whatever is sent to it,', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s answers as its contract says, or refuses and says why',
    async (_, operation) => {
      const check = async (call: Call) => {
        // What a machine does by itself between two calls is no difference of their answers.
        if (operation.path.startsWith('/v1/escalations')) await desk.settled();
        const { first, once } = await send(operation, call);
        expect(complaint(operation, first)).toBeUndefined();
        if (first.status >= 300) return;
        answered.add(operation.id);
        if (operation.method === 'POST') expect(sameDeed(await once(), first)).toEqual(first);
      };
      await fc.assert(fc.asyncProperty(calls(operation), check), {
        seed: 20261123,
        numRuns: operation.method === 'GET' ? 8 : 16,
      });
    },
  );

  test('and most operations have done what they were asked, so that it was worth asking', () => {
    const silent = operations.map(({ id }) => id).filter((id) => !answered.has(id));
    // What is possible in few states, or of what nobody made up, is asked in vain: 138 of 686 when this was counted.
    expect(silent.length, silent.join(', ')).toBeLessThan(operations.length * 0.22);
  });
});
