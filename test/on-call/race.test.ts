import { afterEach, describe, expect, test } from 'vitest';
import { incidents } from '../../functions/incident/keep.ts';
import { open } from '../../functions/incident/opening.ts';
import { handler as page } from '../../functions/on-call/do-page.ts';
import { join, takesPart } from '../../functions/on-call/joining.ts';
import { escalations, policies } from '../../functions/on-call/keep.ts';
import { handler as onOpened } from '../../functions/on-call/on-incident-opened.ts';
import { handler as onTaken } from '../../functions/on-call/on-incident-taken.ts';
import { changePolicy } from '../../functions/on-call/policy.ts';
import { openPractice } from './practice.ts';
import { context, dana, furnish, heard, now, opening, persistently, take } from './team.ts';

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

/** Takes part as the second one, if paging goes on and somebody has taken it. */
async function takePart(id: string): Promise<void> {
  const eli = { ...dana, id: 'eli' };
  await persistently(async () => {
    const [escalation, incident] = [await escalations.find(`${id}-1`), await incidents.get(id)];
    if (escalation?.state !== 'paging' || incident.state !== 'acknowledged') return;
    if (!takesPart(escalation, incident, 'eli'))
      await escalations.save(join(escalation, incident, eli, now()));
  });
  await persistently(() => onTaken(heard('escalation.joined', `${id}-1`, 3), context));
}

/** The first level asks for two people. */
async function askForTwo(): Promise<void> {
  const before = await policies.get('platform');
  const levels = before.levels.map((level) => ({ ...level, acknowledgements: 2 }));
  await policies.save(changePolicy(before, { levels }, dana, now()));
}

async function race({ seed, crashes }: Troubles, two = false) {
  shut();
  practice = openPractice(around);
  troubles = { roll: dice(seed), crashes: 0 };
  await furnish();
  if (two) await askForTwo();
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
    if (two) {
      for (let turn = 0; turn < begun; turn++) await new Promise(setImmediate);
      await takePart(id);
    } else settled = true;
  })();
  await persistently(() => onOpened(heard('incident.opened', id, 1), context));
  const over = () =>
    settled || Boolean(practice?.told.includes(two ? 'escalation.joined' : 'incident.acknowledged'));
  const ended = practice.executions.size ? await machine(id, 4, taken, over) : 'not started';
  await taken;
  troubles = { roll, crashes: 0 };
  return { ended, told: practice.told, escalation: await escalations.find(`${id}-1`), two };
}

/** What must hold in whatever order things happened. */
function judge({ ended, told, escalation, two }: Awaited<ReturnType<typeof race>>) {
  const taken = told.indexOf(two ? 'escalation.joined' : 'incident.acknowledged');
  const lastPage = told.lastIndexOf('escalation.paged');
  expect(lastPage, 'a page after the acknowledge').toBeLessThan(taken < 0 ? told.length : taken);
  if (ended === 'not started') {
    expect(told, 'nobody took it before it was frozen').toContain('incident.acknowledged');
    return expect(escalation?.paged ?? []).toEqual([]);
  }
  if (!escalation) throw new Error('A machine runs without an escalation');
  const levels = escalation.paged.map(({ level }) => level);
  expect(levels, 'each level once, none left out').toEqual(levels.map((_, index) => index));
  const state = ended === 'succeeded' ? 'stopped' : ended;
  expect(escalation.state).toBe(state);
  expect(told.filter((type) => type === `escalation.${state}`)).toHaveLength(1);
}

describe('acknowledging races paging', () => {
  test('in 100 orders: nobody is paged after it, no level is left out, and the machine ends', async () => {
    const endings = new Set<string>();
    for (let seed = 1; seed <= 100; seed++) {
      const run = await race({ seed, crashes: 0 });
      endings.add(run.ended);
      judge(run);
    }
    endings.delete('not started');
    expect(endings).toEqual(new Set(['succeeded', 'exhausted']));
  });

  test('in 100 orders, where two people are asked for: paging stops with the second one', async () => {
    const joined = new Set<boolean>();
    for (let seed = 2001; seed <= 2100; seed++) {
      const run = await race({ seed, crashes: seed % 2 ? 0 : 0.1 }, true);
      joined.add(run.told.includes('escalation.joined'));
      judge(run);
    }
    expect(joined).toEqual(new Set([true, false]));
  });

  test('in 100 orders with a crash at every seventh call', async () => {
    for (let seed = 1001; seed <= 1100; seed++) judge(await race({ seed, crashes: 0.15 }));
  });
});
