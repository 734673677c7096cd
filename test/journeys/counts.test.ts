import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  personCounts as changePersonCounts,
  tallyOf as changeTally,
  teamCounts as changeTeamCounts,
} from '../../functions/change/tally.ts';
import { personCounts, tallyOf, teamCounts } from '../../functions/incident/tally.ts';
import { mailCounts, tallyOf as mailTally } from '../../functions/mail/tally.ts';
import { alertCounts, alertTally } from '../../functions/monitoring/alert-tally.ts';
import {
  personCounts as requestPersonCounts,
  tallyOf as requestTally,
  teamCounts as requestTeamCounts,
} from '../../functions/request/tally.ts';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { dice } from './dice.ts';
import { tell } from './tell.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.done('admin', 'POST', '/v1/teams', { id: 'payments', name: 'Payments' });
});
afterAll(() => desk?.stop());

type Row = Record<string, unknown> & { id: string };
type Counts = Record<string, number>;

const now = () => new Date(desk.host.clock.now()).toISOString();
const counts = async (person: string, query = '') =>
  (await desk.done(person, 'GET', `/v1/incidents/counts${query}`)) as Record<string, Counts>;

/** Every incident, read one by one: what a recount would see. */
async function everything(): Promise<Row[]> {
  const found = ['checkout', 'search'].map((service) =>
    desk.items<Row>('femi', `/v1/incidents?service=${service}&closed=true&limit=100`),
  );
  const all = (await Promise.all(found)).flat();
  return Promise.all(all.map(({ id }) => desk.done('femi', 'GET', `/v1/incidents/${id}`) as Promise<Row>));
}

function recounted(rows: readonly Row[], place: string, names: readonly string[], tally: unknown): Counts {
  const as = rows.flatMap((row) => (tally as (row: Row) => Record<string, string[]>)(row)[place] ?? []);
  return Object.fromEntries(names.map((name) => [name, as.filter((one) => one === name).length]));
}

/** Tells events of an incident anew, the last one first, each twice: as a bus may that promises no order. */
async function tellAgain(id: string): Promise<void> {
  const history = await desk.items<Row & { type: string; version: number }>(
    'dana',
    `/v1/incidents/${id}/timeline`,
  );
  for (const { type, version, at, by, changed } of [...history, ...history].toReversed())
    await tell(desk, type, { id, version, at, by, changed, depth: 0 });
}

const random = dice(11);
const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Something that somebody may do to an incident; what is not possible now is refused, which changes nothing. */
const deeds: readonly ((id: string, other: string) => [string, object])[] = [
  () => ['acknowledge', {}],
  () => ['take', {}],
  () => ['hold', { reason: 'vendor' }],
  () => ['hold', { reason: 'requester', comment: 'Which one?' }],
  () => ['resume', {}],
  () => ['resolve', { resolution: 'Done' }],
  () => ['reopen', { reason: 'Again' }],
  () => ['close', {}],
  () => ['transfer', { team: one(['payments', 'platform']), reason: 'Theirs' }],
  () => ['assign', { assignee: one(['dana', 'eli', null]) }],
  () => ['propose-major', { reason: 'It is big' }],
  () => ['declare-major', {}],
  () => ['demote-major', { reason: 'It is small' }],
  () => ['override-priority', { priority: one([1, 2, 3]), reason: 'So' }],
  (_, other) => ['merge', { into: other }],
];

describe('the counts beside the lists', () => {
  test('are what a recount finds, whatever happened, however often it was told and in whatever order', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 14; n++) {
      const body = {
        title: `Trouble ${n}`,
        service: one(['checkout', 'search']),
        urgency: one(['low', 'high']),
      };
      ids.push(String((await desk.done(one(['rosa', 'dana']), 'POST', '/v1/incidents', body)).id));
    }
    // Side by side and without waiting: the reactions to one find another's half done.
    for (let round = 0; round < 12; round++)
      await Promise.all(
        Array.from({ length: 6 }, () => {
          const id = one(ids);
          const [command, ask] = one(deeds)(id, one(ids));
          return desk.call('femi', 'POST', `/v1/incidents/${id}/${command}`, ask);
        }),
      );
    await desk.settled();
    for (const id of ids.slice(0, 2)) await tellAgain(id);
    const all = await everything();
    expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThan(3);
    const { teams, mine, all: sum } = await counts('dana', '?by=team');
    const of = (place: string, names: readonly string[]) => recounted(all, place, names, tallyOf);
    for (const team of ['platform', 'payments'])
      expect(teams?.[team]).toEqual(of(`team#${team}`, teamCounts));
    expect(mine).toEqual(of('assignee#dana', personCounts));
    const working = all.filter(({ state }) => ['open', 'acknowledged', 'on-hold'].includes(String(state)));
    expect(sum).toMatchObject({
      working: working.length,
      unassigned: working.filter(({ assignee }) => !assignee).length,
    });
    expect(await desk.items('dana', '/v1/incidents?unassigned=true&limit=100')).toHaveLength(
      Number(sum?.unassigned),
    );
  });

  test('of a requester are of what they asked for, and say nothing of anybody else’s', async () => {
    const all = await everything();
    expect(await counts('rosa')).toEqual({
      mine: recounted(all, 'requester#rosa', personCounts, tallyOf),
    });
    expect(await counts('rosa', '?by=team&team=platform')).not.toHaveProperty('all');
    expect((await desk.call('rosa', 'GET', '/v1/alerts/counts')).status).toBe(403);
    expect((await desk.call('dana', 'GET', '/v1/incidents/counts?team=nobody')).status).toBe(400);
  });

  test('of alerts are what their list shows', async () => {
    for (const n of [1, 2, 3, 4, 5]) await desk.happen(alarmEvent({ name: `search-${n}`, at: now() }));
    await desk.forward(1);
    await desk.happen(alarmEvent({ name: 'search-1', state: 'OK', at: now() }));
    await desk.done('dana', 'POST', '/v1/maintenance-windows', {
      title: 'Checkout moves',
      services: ['checkout'],
      minutes: 60,
    });
    // What signals are held against is known everywhere after five seconds.
    await desk.forward(0.2);
    await desk.happen(alarmEvent({ name: 'ServerCpuTooHigh', at: now() }));
    const rows = await desk.items<Row>('dana', '/v1/alerts?limit=100');
    const { all, teams } = (await desk.done('dana', 'GET', '/v1/alerts/counts?by=team')) as {
      all: Counts;
      teams: Record<string, Counts>;
    };
    expect(all).toEqual({ firing: 5, held: 1, flapping: 0 });
    expect(teams.platform).toEqual(recounted(rows, 'team#platform', alertCounts, alertTally));
  });

  test('of changes are what a recount finds, and a requester is told of their own', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) {
      const body = { title: `Change ${n}`, services: [one(['checkout', 'search'])] };
      ids.push(String((await desk.done(one(['rosa', 'dana']), 'POST', '/v1/changes', body)).id));
    }
    const moves = [
      ['cancel', { reason: 'No' }],
      ['assign', { assignee: 'dana' }],
      ['assign', { assignee: null }],
      ['assign', { team: 'payments' }],
      ['assign', { team: 'platform' }],
    ] as const;
    for (let round = 0; round < 6; round++)
      await Promise.all(
        [one(moves), one(moves), one(moves)].map(([command, ask]) =>
          desk.done('femi', 'POST', '/v1/changes/bulk', { command, ids: [one(ids), ids[7]], ask }),
        ),
      ).catch(() => undefined);
    await desk.settled();
    const all = await Promise.all(
      ids.map((id) => desk.done('femi', 'GET', `/v1/changes/${id}`) as Promise<Row>),
    );
    const of = (place: string, names: readonly string[]) => recounted(all, place, names, changeTally);
    const { teams, mine } = (await desk.done('dana', 'GET', '/v1/changes/counts?by=team')) as {
      teams: Record<string, Counts>;
      mine: Counts;
    };
    for (const team of ['platform', 'payments'])
      expect(teams[team]).toEqual(of(`team#${team}`, changeTeamCounts));
    expect(mine).toEqual(of('assignee#dana', changePersonCounts));
    expect(await desk.done('rosa', 'GET', '/v1/changes/counts?by=team')).toEqual({
      mine: of('requester#rosa', changePersonCounts),
    });
  });

  test('of requests are what a recount finds, and a requester is told of their own', async () => {
    const target = { practice: 'request', team: 'platform' };
    const fields = [{ name: 'why', label: 'Why?', type: 'text' }];
    const item = { id: 'badge', name: 'A badge', fields, target, forOthers: 'everybody' };
    await desk.done('femi', 'POST', '/v1/catalogue-items', item);
    await desk.done('femi', 'POST', '/v1/catalogue-items/badge/publish', {});
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) {
      const order = { item: 'badge', answers: {}, ...(n % 3 === 2 && { for: 'eli' }) };
      ids.push(String((await desk.done(one(['rosa', 'dana']), 'POST', '/v1/requests', order)).id));
    }
    const moves: readonly (readonly [string, object])[] = [
      ['cancel', { reason: 'No' }],
      ['assign', { assignee: one(['dana', 'eli']) }],
      ['assign', { assignee: null }],
      ['assign', { team: 'payments' }],
      ['ask', { text: 'Which one?' }],
      ['answer', { text: 'That one' }],
      ['fulfil', {}],
      ['reopen', { reason: 'Again' }],
    ];
    for (let round = 0; round < 8; round++)
      await Promise.all(
        [one(moves), one(moves), one(moves)].map(([command, ask]) =>
          desk.call('femi', 'POST', `/v1/requests/${one(ids)}/${command}`, ask),
        ),
      );
    await desk.settled();
    const all = await Promise.all(
      ids.map((id) => desk.done('femi', 'GET', `/v1/requests/${id}`) as Promise<Row>),
    );
    expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThan(1);
    const of = (place: string, names: readonly string[]) => recounted(all, place, names, requestTally);
    const { teams, mine } = (await desk.done('dana', 'GET', '/v1/requests/counts?by=team')) as {
      teams: Record<string, Counts>;
      mine: Counts;
    };
    for (const team of ['platform', 'payments'])
      expect(teams[team]).toEqual(of(`team#${team}`, requestTeamCounts));
    expect(mine).toEqual(of('assignee#dana', requestPersonCounts));
    expect(await desk.done('rosa', 'GET', '/v1/requests/counts?by=team')).toEqual({
      mine: of('requester#rosa', requestPersonCounts),
    });
  });

  test('of mails that wait are what their list shows, whatever was let through', async () => {
    const to = 'support@desk.example';
    for (let n = 0; n < 12; n++) {
      const From = random() < 0.7 ? `a${n}@example.org, b@example.org` : `c${n}@example.org`;
      const raw = letter({ From, To: to, Subject: `Mail ${n}`, 'Message-ID': `<${n}@counts>` });
      await send(desk.host.ports.smtp, { from: 'a@example.org', to: [to], raw });
    }
    await desk.settled();
    const waiting = await desk.items<Row>('dana', '/v1/mails?limit=100');
    await Promise.all(
      waiting
        .filter(() => random() < 0.6)
        .map(({ id }) =>
          random() < 0.5
            ? desk.call('dana', 'POST', `/v1/mails/${id}/release`, {})
            : desk.call('dana', 'POST', `/v1/mails/${id}/discard`, { reason: 'No' }),
        ),
    );
    await desk.settled();
    const left = await desk.items<Row>('dana', '/v1/mails?limit=100');
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(waiting.length);
    expect(await desk.done('dana', 'GET', '/v1/mails/counts')).toEqual(
      recounted(left, 'all', mailCounts, mailTally),
    );
    expect((await desk.call('rosa', 'GET', '/v1/mails/counts')).status).toBe(403);
  });
});
