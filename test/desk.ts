import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../local/clock.ts';
import { type Host, startHost } from '../local/host.ts';

/** A Monday noon in winter: nothing of the tests' schedules changes hands near it. */
export const monday = Date.parse('2026-11-23T11:00:00Z');

export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

export type DeskOptions = {
  /** Where its state is; a desk that was there before goes on. */
  readonly dir?: string;
  /** Goes on with what is in `dir`. */
  readonly again?: boolean;
  readonly at?: number;
  /** Without the people and services that most tests need. */
  readonly empty?: boolean;
  /**
   * Whether it looks for what got lost, every ten or fifteen minutes. Without, nothing is set right behind the back of a test,
   * and a clock that is moved by days costs far less.
   */
  readonly reconciling?: boolean;
  /** Another cloud assembly than the one that `npm run synth` wrote. */
  readonly assembly?: string;
};

/** The whole desk on the local host, with a clock that stands still until it is moved. */
export async function startDesk({
  dir,
  again = false,
  at = monday,
  empty = false,
  reconciling = false,
  assembly = 'cdk.out',
}: DeskOptions = {}) {
  const place = dir ?? mkdtempSync(join(tmpdir(), 'desk-'));
  const host = await startHost({
    assembly,
    dir: place,
    ports: { api: 0, aws: 0, smtp: 0 },
    clock: createClock({ frozenAt: at }),
  });
  const desk = { host, dir: place, ...doing(host), stop: () => host.stop() };
  if (!reconciling) await switchOff(host, /reconcile/i);
  if (!again && !empty) await furnish(desk);
  return desk;
}

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** Disables the rules whose names say this, as an operator could. */
async function switchOff(host: Host, named: RegExp): Promise<void> {
  for (const Name of rulesOf(host).filter((name) => named.test(name)))
    await host.dispatcher.dispatch({
      service: 'events',
      operation: 'DisableRule',
      input: { Name },
      caller: { name: 'test' },
    });
}

const rulesOf = ({ resolver }: Host): string[] =>
  resolver.each('AWS::Events::Rule').map(({ id, stack }) => String(resolver.value({ Ref: id }, stack)));

function doing(host: Host) {
  /** Calls the API as a person; a POST gets a new Idempotency-Key unless one is given. */
  async function call(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(`${host.urls.api}${path}`, {
      method,
      headers: {
        ...(person && { authorization: `Bearer ${await host.token(person)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text };
    return { status: response.status, body: parsed, headers: response.headers };
  }

  /** As `call`, and fails the test when it is refused. */
  async function done(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) {
    const answer = await call(person, method, path, body, headers);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Puts events on the default bus, as the services of AWS would, and waits until everything due has run. */
  async function happen(
    ...events: readonly { source: string; 'detail-type': string; resources: string[]; detail: unknown }[]
  ) {
    await put(events);
    await host.settled();
  }

  async function put(
    events: readonly { source: string; 'detail-type': string; resources: string[]; detail: unknown }[],
  ) {
    for (let from = 0; from < events.length; from += 10) {
      const Entries = events.slice(from, from + 10).map((event) => ({
        Source: event.source,
        DetailType: event['detail-type'],
        Resources: event.resources,
        Detail: JSON.stringify(event.detail),
      }));
      await host.dispatcher.dispatch({
        service: 'events',
        operation: 'PutEvents',
        input: { Entries },
        caller: { name: 'test' },
      });
    }
  }

  async function items<T = Record<string, unknown>>(person: string, path: string): Promise<T[]> {
    const body = await done(person, 'GET', path);
    return body.items as T[];
  }

  /**
   * The name by which a function or a rule calls AWS, found by a part of it: a fault is for one caller, since others
   * may be at work at the same time.
   */
  function callerOf(part: string): string {
    const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
    const found = [...host.functions.list().map(({ name }) => name), ...rulesOf(host)].find((name) =>
      plain(name).includes(plain(part)),
    );
    if (!found) throw new Error(`Nobody has ${part} in their name`);
    return found;
  }

  const forward = (minutes: number) => host.forward(minutes * 60_000);
  return {
    callerOf,
    call,
    done,
    happen,
    put,
    items,
    forward,
    settled: () => host.settled(),
    mail: () => host.mail(),
    texts: () => host.texts(),
  };
}

const people = [
  { id: 'dana', name: 'Dana Park', roles: ['agent'], teams: ['platform'] },
  { id: 'eli', name: 'Eli Moreau', roles: ['agent'], teams: ['platform'] },
  { id: 'femi', name: 'Femi Ade', roles: ['manager'], teams: ['platform'] },
  { id: 'rosa', name: 'Rosa Lind', roles: ['requester'], teams: [] },
] as const;

const weekly = { every: 'week', count: 1, handOff: { time: '09:00', weekday: 1 }, from: '2026-10-05' };

/** A team with two people on call and a manager, two services, and a policy of three levels of five minutes. */
async function furnish(desk: Pick<Desk, 'done' | 'settled'>) {
  const { done } = desk;
  await done('admin', 'POST', '/v1/teams', { id: 'platform', name: 'Platform' });
  for (const person of people)
    await done('admin', 'POST', '/v1/people', {
      ...person,
      email: `${person.id}@desk.example`,
      timeZone: 'Europe/Berlin',
    });
  await desk.settled();
  const schedule = (id: string, name: string, person: string) =>
    done('admin', 'POST', '/v1/schedules', {
      id,
      name,
      team: 'platform',
      timeZone: 'Europe/Berlin',
      rotations: [{ id: 'main', people: [person], ...weekly }],
    });
  await schedule('primary', 'Primary', 'dana');
  await schedule('secondary', 'Secondary', 'eli');
  const level = (target: object) => ({ targets: [target], minutes: 5 });
  await done('admin', 'POST', '/v1/escalation-policies', {
    id: 'platform',
    name: 'Platform',
    team: 'platform',
    levels: [level({ schedule: 'primary' }), level({ schedule: 'secondary' }), level({ person: 'femi' })],
    repeat: 0,
    // Tests that forward the clock by hours would be paged again.
    ackTimeout: 0,
  });
  const service = (id: string, criticality: string, alarmName: string) =>
    done('admin', 'POST', '/v1/services', {
      id,
      name: id,
      team: 'platform',
      criticality,
      policy: 'platform',
      match: [{ alarmName }],
    });
  await service('checkout', 'high', 'ServerCpu*');
  await service('search', 'medium', 'search-*');
  await desk.settled();
}
