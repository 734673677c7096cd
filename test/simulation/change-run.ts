import { contentHash } from '../../functions/change/approvable.ts';
import { changes } from '../../functions/change/keep.ts';
import { tally } from '../../functions/record/approval-tally.ts';
import { openPractice } from '../on-call/practice.ts';
import {
  actors,
  changeId,
  crash,
  deliver,
  furnish,
  implement,
  machine,
  reconcile,
  roundOf,
} from './change-world.ts';

/** Where a crash strikes: at which outward call, before it or after it with its answer lost. */
export type Crash = { readonly at: number; readonly when: 'before' | 'after' };
export type Run = { readonly order: readonly string[]; readonly crash?: Crash; readonly seed: number };
/** What a run ended in, e.g. `implement after approved`, and what was wrong with it. */
export type Result = { readonly violations: string[]; readonly calls: number; readonly end: string };

const outward = ['TransactWriteItems', 'UpdateItem', 'StartExecution', 'SendTaskSuccess'];

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

const turn = () => new Promise(setImmediate);

/** Six actors in one order, overlapping by chance, on real handlers; then everything that was recorded is looked at. */
export async function run({ order, crash: fate, seed }: Run): Promise<Result> {
  const roll = dice(seed);
  let [calls, begun] = [0, false];
  async function around<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (!begun) return call();
    for (let turns = Math.floor(roll() * 3); turns > 0; turns--) await turn();
    if (!outward.includes(name)) return call();
    const here = ++calls === fate?.at;
    if (here && fate.when === 'before') throw crash();
    const answer = await call();
    if (here) throw crash();
    return answer;
  }
  const practice = openPractice(around);
  try {
    await furnish();
    begun = true;
    const { violations, end } = await play(practice, order, roll);
    return { violations, end, calls };
  } finally {
    practice.close();
  }
}

async function play(
  practice: ReturnType<typeof openPractice>,
  order: readonly string[],
  roll: () => number,
): Promise<Omit<Result, 'calls'>> {
  let [delivered, expired, over] = [0, false, false];
  const work = new Set<Promise<unknown>>();
  const outcomes = new Map<string, Promise<string>>();
  const doing = (promise: Promise<unknown>): void => {
    work.add(promise);
    promise.finally(() => work.delete(promise)).catch(() => undefined);
  };
  /** What was recorded reaches whoever hears it, and what was started runs. */
  const pump = () => {
    for (; delivered < practice.events.length; delivered++) {
      const event = practice.events[delivered];
      if (event) doing(deliver(event));
    }
    for (const name of practice.executions.keys())
      if (!outcomes.has(name))
        outcomes.set(
          name,
          machine(
            practice,
            name,
            () => expired,
            () => over,
          ),
        );
  };
  const settle = async () => {
    for (let idle = 0; idle < 12; idle = work.size ? 0 : idle + 1) {
      pump();
      await turn();
    }
  };
  await settle();
  // Half of the runs are one after the other, the other half all at once.
  const pace = roll() < 0.5 ? 60 : 8;
  for (const name of order) {
    doing(actors[name]?.(() => (expired = true)) ?? Promise.resolve());
    for (let turns = Math.floor(roll() * pace); turns > 0; turns--) {
      await turn();
      pump();
    }
  }
  await settle();
  await implement();
  await settle();
  await reconcile();
  await settle();
  over = true;
  const ended = new Map<string, string>();
  for (const [name, outcome] of outcomes) ended.set(name, await outcome);
  return judge(practice, ended);
}

/** The place of the event with which a round of the change was over: an edit, a withdrawal, a rejection. */
function endOf(events: readonly { type: string; id: string }[], round: number): number {
  const own = events.flatMap(({ type, id }, place) => (id === changeId ? [{ type, place }] : []));
  const begins = own.filter(({ type }) => type === 'change.submitted' || type === 'change.revised');
  const begun = begins[round - 1]?.place ?? 0;
  const ends = /^change\.(revised|withdrawn|rejected|canceled)$/;
  return own.find(({ type, place }) => place > begun && ends.test(type))?.place ?? Number.POSITIVE_INFINITY;
}

/** Invariants 11 to 16 of a change and its rounds. */
async function judge(
  { events }: ReturnType<typeof openPractice>,
  ended: ReadonlyMap<string, string>,
): Promise<Omit<Result, 'calls'>> {
  const states: string[] = [];
  const wrong: string[] = [];
  const change = await changes.get(changeId);
  const place = (type: string, id: string) =>
    events.findIndex((event) => event.type === type && event.id === id);
  const left = place('person.deactivated', 'ann');
  for (let number = 1; number <= change.round; number++) {
    const round = await roundOf(number);
    if (!round) continue;
    const { id, state, votes } = round;
    states.push(state);
    const people = votes.flatMap(({ by, approver }) => [...new Set([by, approver])]);
    if (new Set(people).size !== people.length) wrong.push(`13 ${id}: somebody voted twice`);
    if (people.includes('rosa')) wrong.push(`11 ${id}: the requester voted`);
    const rows = events.filter((event) => event.id === id);
    const decided = rows.filter(({ type }) => type === 'approval.decided');
    if (decided.length > 1) wrong.push(`14 ${id}: ended ${decided.length} times`);
    if (decided.length && rows.at(-1) !== decided[0]) wrong.push(`14 ${id}: went on after its end`);
    if ((state !== 'pending') !== (decided.length === 1)) wrong.push(`14 ${id}: is ${state}`);
    // Every vote is one event of the round; Ann's comes before she left, or not at all.
    const hers = votes.findIndex(({ by }) => by === 'ann');
    const voted = rows.filter(({ type }) => type === 'approval.voted' || type === 'approval.decided');
    const row = hers < 0 ? undefined : voted[hers];
    if (row && left >= 0 && events.indexOf(row) > left) wrong.push(`11 ${id}: Ann voted after she had left`);
    // From its submission to the next edit or withdrawal a round may be voted on, and not a moment longer.
    const until = endOf(events, number);
    if (voted.slice(0, votes.length).some((event) => events.indexOf(event) > until))
      wrong.push(`12 ${id}: a vote after what was asked had changed`);
    if (state === 'approved') {
      const counted = round.steps.every((step, index) => tally(round, index, step).outcome === 'approved');
      if (!counted) wrong.push(`11 ${id}: approved without a quorum`);
    }
    const told = ended.get(id);
    if (state !== 'pending' && told !== undefined && told !== state)
      wrong.push(`16 ${id}: the record says ${state}, the machine ${told}`);
    if (state === 'pending' && told !== 'waits') wrong.push(`16 ${id}: pending, and its machine ${told}`);
  }
  const current = change.round ? await roundOf(change.round) : undefined;
  const asked = change.state === 'authorize';
  if (asked && current?.state !== 'pending')
    wrong.push(`16 ${changeId}: asks for votes, its round is ${current?.state}`);
  const done = ['scheduled', 'implement'].includes(change.state);
  if (done && current?.state !== 'approved')
    wrong.push(
      `${current?.state === 'rejected' ? 15 : 11} ${changeId}: ${change.state} in a round that is ${current?.state}`,
    );
  if (done && current && contentHash(change) !== current.content)
    wrong.push(`12 ${changeId}: ${change.state} with another content than was approved`);
  return { violations: wrong, end: `${change.state} after ${states.join(', ')}` };
}

/** Every order of some things. */
export function orders<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, index) => orders(things.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

export type Tally = { runs: number; violations: string[]; ends: Record<string, number> };

/** Runs one order without a crash, and then with one at some or all of its outward calls, before and after each. */
export async function runAll(order: readonly string[], seed: number, every = 1): Promise<Tally> {
  const tally: Tally = { runs: 0, violations: [], ends: {} };
  const once = async (fate?: Crash) => {
    const { violations, calls, end } = await run({ order, seed, ...(fate && { crash: fate }) });
    const where = `${order.join(' ')} seed ${seed}${fate ? `, crash ${fate.when} call ${fate.at}` : ''}`;
    tally.runs++;
    tally.ends[end] = (tally.ends[end] ?? 0) + 1;
    tally.violations.push(...violations.map((one) => `${where}: ${one}`));
    return calls;
  };
  const calls = await once();
  for (let at = 1 + (seed % every); at <= calls; at += every)
    for (const when of ['before', 'after'] as const) await once({ at, when });
  return tally;
}
