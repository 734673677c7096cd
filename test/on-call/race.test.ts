import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import { acknowledge } from '../../functions/incident/commands.ts';
import { incidents } from '../../functions/incident/keep.ts';
import { open } from '../../functions/incident/opening.ts';
import { handler as freeze } from '../../functions/on-call/do-freeze.ts';
import { handler as page } from '../../functions/on-call/do-page.ts';
import { escalations, policies } from '../../functions/on-call/keep.ts';
import { handler as onOpened } from '../../functions/on-call/on-incident-opened.ts';
import { handler as onTaken } from '../../functions/on-call/on-incident-taken.ts';
import { handler as onReconcile } from '../../functions/on-call/on-reconcile.ts';
import { AddPolicy, addPolicy } from '../../functions/on-call/policy.ts';
import { people, teams } from '../../functions/people/keep.ts';
import { AddPerson, add } from '../../functions/people/person.ts';
import { addTeam } from '../../functions/people/team.ts';
import { openPractice } from './practice.ts';

const dana = { id: 'dana', kind: 'person', roles: ['agent'], teams: ['platform'] } as const;
const context = {} as Context;
const now = () => new Date().toISOString();
const opening = {
  title: 'Slow',
  impact: 'high',
  urgency: 'high',
  service: 'checkout',
  team: 'platform',
} as const;

let practice: ReturnType<typeof openPractice> | undefined;
const shut = () => {
  practice?.close();
  practice = undefined;
};
afterEach(shut);

/** A small repeatable random (mulberry32), so that a failing run can be run again. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Troubles = { seed: number; crashes: number };
let troubles = { roll: dice(1), crashes: 0 };

const crash = () => new Error('crashed');
async function around<T>(_: string, call: () => Promise<T>): Promise<T> {
  const { roll, crashes } = troubles;
  for (let turns = Math.floor(roll() * 4); turns > 0; turns--) await new Promise(setImmediate);
  const fate = roll();
  if (fate < crashes / 2) throw crash();
  const answer = await call();
  if (fate < crashes) throw crash();
  return answer;
}

/** What Lambda, or a machine's Retry, does about a crash. */
async function persistently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 40) throw error;
    }
  }
}

const heard = (type: string, id: string, version: number) =>
  ({ 'detail-type': type, detail: { id, version, at: now(), by: 'dana', changed: {}, depth: 0 } }) as never;

async function furnish(): Promise<void> {
  const levels = [
    { targets: [{ person: 'dana' }], minutes: 5 },
    { targets: [{ person: 'eli' }], minutes: 5 },
  ];
  const ask = AddPolicy.parse({ name: 'Platform', team: 'platform', levels });
  await policies.save(addPolicy(ask, dana, now()));
  await teams.save(addTeam({ id: 'platform', name: 'Platform' }, dana, now()));
  for (const id of ['dana', 'eli'])
    await people.save(
      add(AddPerson.parse({ id, name: id, email: `${id}@desk.example`, teams: ['platform'] }), dana, now()),
    );
}

/** Takes the incident, and tells the reaction. */
async function take(id: string): Promise<void> {
  await persistently(async () => {
    const incident = await incidents.get(id);
    if (incident.state === 'open') await incidents.save(acknowledge(incident, dana, now()));
  });
  await persistently(() => onTaken(heard('incident.acknowledged', id, 2), context));
}

/** Runs the machine as its states say: page, wait, next level on a timeout; until it ends. */
async function machine(
  id: string,
  waits: number,
  taken: Promise<void>,
  over: () => boolean,
): Promise<string> {
  let attempt = 0;
  for (let level = 0; level < 9; level++) {
    let token = '';
    await persistently(() => {
      token = `${id}-${level}-${attempt++}`;
      practice?.tasks.set(token, undefined);
      return page({ escalation: `${id}-1`, level, token }, context);
    });
    // The level's time runs out, unless everything that could answer it has happened.
    for (let turn = 0; turn < waits && !practice?.tasks.get(token); turn++) await new Promise(setImmediate);
    if (over()) await taken;
    const ended = practice?.tasks.get(token);
    practice?.tasks.set(token, ended ?? { error: 'States.Timeout' });
    if (ended?.success) return 'succeeded';
    if (ended?.error === 'Exhausted') return 'exhausted';
    if (!ended && over()) return 'waited for what had happened';
  }
  return 'endless';
}

async function race({ seed, crashes }: Troubles) {
  shut();
  practice = openPractice(around);
  troubles = { roll: dice(seed), crashes: 0 };
  await furnish();
  const id = 'INC-1001';
  await incidents.save(open({ ...opening, source: 'alarm' }, id, dana, now()));
  practice.told.length = 0;
  const { roll } = troubles;
  troubles = { roll, crashes };
  const begun = roll() * 60;
  let settled = false;
  const taken = (async () => {
    for (let turn = 0; turn < begun; turn++) await new Promise(setImmediate);
    await take(id);
    settled = true;
  })();
  await persistently(() => freeze({ id, run: 1 }, context));
  const ended = await machine(
    id,
    4,
    taken,
    () => settled || Boolean(practice?.told.includes('incident.acknowledged')),
  );
  await taken;
  troubles = { roll, crashes: 0 };
  return { ended, told: practice.told, escalation: await escalations.get(`${id}-1`) };
}

/** What must hold in whatever order things happened. */
function judge({ ended, told, escalation }: Awaited<ReturnType<typeof race>>) {
  const taken = told.indexOf('incident.acknowledged');
  const lastPage = told.lastIndexOf('escalation.paged');
  expect(lastPage, 'a page after the acknowledge').toBeLessThan(taken < 0 ? told.length : taken);
  const levels = escalation.paged.map(({ level }) => level);
  expect(levels, 'each level once, none left out').toEqual(levels.map((_, index) => index));
  const state = ended === 'succeeded' ? 'stopped' : ended;
  expect(escalation.state).toBe(state);
  expect(told.filter((type) => type === `escalation.${state}`)).toHaveLength(1);
}

describe('acknowledging races paging', () => {
  test('in 150 orders: nobody is paged after it, no level is left out, and the machine ends', async () => {
    const endings = new Set<string>();
    for (let seed = 1; seed <= 150; seed++) {
      const run = await race({ seed, crashes: 0 });
      endings.add(run.ended);
      judge(run);
    }
    expect(endings).toEqual(new Set(['succeeded', 'exhausted']));
  });

  test('in 150 orders with a crash at every seventh call', async () => {
    for (let seed = 1001; seed <= 1150; seed++) judge(await race({ seed, crashes: 0.15 }));
  });
});

describe('an escalation', () => {
  const begin = async () => {
    shut();
    practice = openPractice((_, call) => call());
    await furnish();
    await incidents.save(open({ ...opening, source: 'alarm' }, 'INC-1001', dana, now()));
  };
  const token = (name: string) => {
    practice?.tasks.set(name, undefined);
    return name;
  };

  test('starts once however often its incident is told, and not for one that does not page', async () => {
    await begin();
    for (let time = 0; time < 3; time++) await onOpened(heard('incident.opened', 'INC-1001', 1), context);
    const low = { ...opening, impact: 'low', urgency: 'low', source: 'alarm' } as const;
    await incidents.save(open(low, 'INC-1002', dana, now()));
    await onOpened(heard('incident.opened', 'INC-1002', 1), context);
    expect([...(practice?.executions ?? [])]).toEqual([['INC-1001-1', '{"id":"INC-1001","run":1}']]);
  });

  test('answers a token that comes after the acknowledge at once, and pages nobody', async () => {
    await begin();
    expect(await freeze({ id: 'INC-1001', run: 1 }, context)).toEqual({
      id: 'INC-1001-1',
      waits: [300, 300],
    });
    await take('INC-1001');
    await page({ escalation: 'INC-1001-1', level: 0, token: token('t') }, context);
    expect(JSON.parse(practice?.tasks.get('t')?.success ?? '')).toMatchObject({
      outcome: 'acknowledged',
      by: 'dana',
    });
    expect(await escalations.get('INC-1001-1')).toMatchObject({ state: 'stopped', paged: [] });
  });

  test('stops even if it is taken before it is frozen', async () => {
    await begin();
    await take('INC-1001');
    await freeze({ id: 'INC-1001', run: 1 }, context);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('t') }, context);
    expect(practice?.tasks.get('t')?.success).toBeDefined();
    expect(await escalations.get('INC-1001-1')).toMatchObject({ state: 'stopped', stoppedBy: 'dana' });
  });

  test('passes over a level at which nobody is on call, and says so', async () => {
    await begin();
    const before = await policies.get('platform');
    const levels = [{ targets: [{ schedule: 'nowhere' }], minutes: 5 }];
    await policies.save({
      before,
      after: { ...before, levels, version: 2 },
      event: { type: 'x', by: 'dana', at: now(), changed: {} },
    });
    await freeze({ id: 'INC-1001', run: 1 }, context);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('a') }, context);
    expect(practice?.tasks.get('a')).toEqual({ error: 'NobodyOnCall' });
    await page({ escalation: 'INC-1001-1', level: 1, token: token('b') }, context);
    expect(practice?.tasks.get('b')).toEqual({ error: 'Exhausted' });
    expect(await escalations.get('INC-1001-1')).toMatchObject({
      state: 'exhausted',
      paged: [{ level: 0, people: [], note: 'nobody is on call' }],
      reason: 'Nobody was on call at any level of platform.',
    });
  });

  test('that lost its start or its machine is found again', async () => {
    await begin();
    await onReconcile();
    expect([...(practice?.executions.keys() ?? [])]).toEqual(['INC-1001-1']);
    await freeze({ id: 'INC-1001', run: 1 }, context);
    await page({ escalation: 'INC-1001-1', level: 1, token: token('a') }, context);
    await onReconcile();
    expect(practice?.executions.size).toBe(1);
    practice?.executions.delete('INC-1001-1');
    await onReconcile();
    expect([...(practice?.executions.keys() ?? [])]).toEqual(['INC-1001-1-again-1']);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('b') }, context);
    expect((await escalations.get('INC-1001-1')).paged.map(({ level }) => level)).toEqual([1, 0]);
  });

  test('whose end was never told to it is ended by the reconciliation', async () => {
    await begin();
    await freeze({ id: 'INC-1001', run: 1 }, context);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('a') }, context);
    await incidents.save(acknowledge(await incidents.get('INC-1001'), dana, now()));
    await onReconcile();
    expect(practice?.tasks.get('a')?.success).toBeDefined();
    expect((await escalations.get('INC-1001-1')).state).toBe('stopped');
  });

  test('hears of a level that comes late without giving up the later one', async () => {
    await begin();
    await freeze({ id: 'INC-1001', run: 1 }, context);
    await page({ escalation: 'INC-1001-1', level: 1, token: token('later') }, context);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('late') }, context);
    await take('INC-1001');
    expect(practice?.tasks.get('later')?.success).toBeDefined();
    expect(practice?.tasks.get('late')).toBeUndefined();
  });
});
