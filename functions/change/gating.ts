import { spentBudgets } from '../availability/read.ts';
import { findService } from '../configuration/read.ts';
import { urgentIncidentsOf } from '../incident/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { hindrancesNow, notDone } from './beginning.ts';
import { gates } from './calendar-keep.ts';
import type { Change } from './change.ts';
import { conflictsOf } from './conflict.ts';
import { close, finish, start, submit } from './course.ts';
import { followTemplate } from './following.ts';
import { type AskGate, answerRun, endRun, type Gate, isEnded, linkRun, meetRun, runKey } from './gate.ts';
import { type Judgement, judgeGate, retryAfter } from './gate-judgement.ts';
import { riskOf } from './judging.ts';
import { changes, standardChanges } from './keep.ts';
import { type Opening, open } from './opening.ts';
import { factsFor, ownersOf } from './planning.ts';
import { changesAbout } from './read.ts';
import { noRisk } from './risk.ts';

export type GateAnswer = Judgement & {
  readonly id: string;
  readonly change?: string | undefined;
  /** Seconds after which to ask again. */
  readonly retryAfter?: number;
};

const hour = 3_600_000;
const usual = 60;
const plus = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** What is planned for the service or item around now: what is under way first, then what may begin, then what waits. */
async function candidate({ change, service, ci }: AskGate, at: string): Promise<Change | undefined> {
  if (change) return changes.find(change);
  const from = plus(at, -60);
  const to = new Date(Date.parse(at) + 24 * hour).toISOString();
  const found = await Promise.all([
    ci ? changesAbout('ci', ci, from, to) : [],
    service ? changesAbout('service', service, from, to) : [],
  ]);
  const order: readonly Change['state'][] = ['implement', 'scheduled', 'authorize', 'assess'];
  const rank = ({ state }: Change) => order.indexOf(state);
  return found
    .flat()
    .filter((one) => rank(one) >= 0)
    .toSorted((a, b) => rank(a) - rank(b) || ((a.plannedFrom ?? '') < (b.plannedFrom ?? '') ? -1 : 1))[0];
}

/**
 * A standard change for a run, by the template that it names: from now on, for as long as it takes.
 *
 * @throws {Refusal} `validation` for a template that is not in use, or says not whose change it is
 */
async function prepared(ask: AskGate, at: string): Promise<Opening> {
  const { template = '', service, ci, minutes, pipeline, execution } = ask;
  const found = await standardChanges.find(template);
  const said = found?.live?.content;
  const about = {
    ...(service && !said?.locked.includes('services') && { services: [service] }),
    ...(ci && !said?.locked.includes('cis') && { cis: [ci] }),
  };
  const window = { plannedFrom: at, plannedTo: plus(at, minutes ?? said?.minutes ?? usual) };
  const followed = followTemplate(found, { template, ...about, ...window });
  const [first] = followed.services ?? [];
  const team = followed.team ?? (first ? (await findService(first))?.team : undefined);
  if (!team) throw invalid('/template', 'says nowhere which team, and its services do not either');
  const description = followed.description ?? `Opened by the gate for run ${execution} of ${pipeline}.`;
  return { ...followed, description, team };
}

/** Opens it and submits it, from wherever an earlier try was left. */
async function openFor(opening: Opening, id: string, by: Actor, at: string): Promise<Change> {
  const draft = open(opening, noRisk, id, by, at).after;
  const there =
    (await changes.find(id)) ?? (await changes.save(open(opening, await riskOf(draft), id, by, at)));
  return there.state === 'draft' ? changes.save(submit(there, by, at)) : there;
}

/** All that is to be judged of a change at this moment. */
async function judge(change: Change | undefined, ask: AskGate, at: string): Promise<Judgement> {
  const owners = change ? [...change.services, ...(await ownersOf(change))] : [ask.service ?? ''];
  const services = [...new Set(owners)].filter(Boolean);
  const now = Date.parse(at);
  const within = { from: now, until: now + 1 };
  const [standing, facts, incidents, waitsFor, spent] = await Promise.all([
    change ? hindrancesNow(change, at) : { hindrances: [], skipped: [] },
    change ? factsFor(change, within) : undefined,
    Promise.all(services.map(urgentIncidentsOf)),
    change?.state === 'scheduled' ? notDone(change.dependsOn) : [],
    spentBudgets(services, at),
  ]);
  const others = facts?.others ?? [];
  const busy = facts ? conflictsOf({ ...facts, others, calendars: [], assignee: undefined }, within) : [];
  const working = busy.filter(({ reason }) => reason === 'ci-busy');
  const found = await changes.all(working.flatMap(({ change: id }) => id ?? []));
  const begun = new Set(found.filter(({ state }) => state === 'implement').map(({ id }) => id));
  return judgeGate({
    change,
    hindrances: standing.hindrances,
    waitsFor,
    conflicts: working.filter(({ change: id }) => id !== undefined && begun.has(id)),
    incidents: incidents.flat(),
    spent,
  });
}

const gateId = () => nextNumber('change', 'GATE');

async function runOf(ask: Pick<AskGate, 'pipeline' | 'execution'>): Promise<Gate | undefined> {
  const { pk, sk } = runKey(ask);
  const row = await readRow('change', pk, sk);
  return row && gates.get(String(row.gate));
}

/** Begins a change that was let through. */
async function begin(change: Change, by: Actor, at: string): Promise<void> {
  if (change.state !== 'scheduled') return;
  const { skipped } = await hindrancesNow(change, at);
  await changes.save(start(change, { waitsFor: [], skipped }, by, at));
}

/**
 * Answers a run of a pipeline: whether it may go on, has to wait, or may not, and why. What is let through begins at once, and so
 * does a standard change that is opened for it. The same run may ask again at any time.
 */
export async function askGate(ask: AskGate, by: Actor, at: string): Promise<GateAnswer> {
  const before = await runOf(ask);
  if (before && isEnded(before))
    throw new Refusal('illegal-transition', `${before.title} is over: it ${before.state}.`);
  const known = before?.change ? await changes.find(before.change) : await candidate(ask, at);
  const useless = !known || known.state === 'assess' || known.state === 'authorize';
  const unfinished = before?.opened === true && (!known || known.state === 'draft');
  const opens = unfinished || (useless && ask.template !== undefined && ask.change === undefined);
  const opening = opens ? await prepared(ask, at) : undefined;
  const id = unfinished ? before?.change : opens ? await nextNumber('change', 'CHG') : known?.id;
  const about = id === undefined ? undefined : { id, opened: opens || before?.opened === true };
  // Written down first: a try that is cut off goes on with this change and opens no second one.
  const met = before ? linkRun(before, about, by, at) : meetRun(ask, about, await gateId(), by, at);
  const gate = met ? await gates.save(met) : (before as Gate);
  const change = opening && id ? await openFor(opening, id, by, at) : known;
  const judgement = await judge(change, ask, at);
  if (judgement.answer === 'allow' && change) await begin(change, by, at);
  const decision = answerRun(gate, judgement, by, at);
  if (decision) await gates.save(decision);
  const wait = judgement.answer === 'wait' && { retryAfter: retryAfter(judgement, at) };
  return { id: gate.id, ...judgement, ...(change && { change: change.id }), ...wait };
}

const words = { succeeded: 'went through', failed: 'failed' } as const;

/** Ends the change of a run; one that the gate opened is closed, others are left for people to review. */
async function endChange(gate: Gate, outcome: 'succeeded' | 'failed', by: Actor, at: string) {
  const change = gate.change ? await changes.find(gate.change) : undefined;
  if (!change || (change.state !== 'implement' && change.state !== 'review')) return;
  const over = change.actualFrom && at < change.actualFrom ? change.actualFrom : at;
  const done = change.state === 'implement' ? await changes.save(finish(change, by, over)) : change;
  if (!gate.opened || done.state !== 'review') return;
  const code = outcome === 'succeeded' ? ('successful' as const) : ('unsuccessful' as const);
  const review = `${gate.pipeline} ${words[outcome]}, run ${gate.execution}.`;
  await changes.save(close(done, { code, review }, [], by, over));
}

/**
 * A run is over: the change that it was let through for ends with it, at the time at which the run ended.
 *
 * @returns the gate; undefined for a run that never asked
 */
export async function endGate(
  ask: Pick<AskGate, 'pipeline' | 'execution'>,
  outcome: 'succeeded' | 'failed',
  by: Actor,
  at: string,
): Promise<Gate | undefined> {
  const before = await runOf(ask);
  if (!before || isEnded(before)) return before;
  let left: string | undefined;
  try {
    await endChange(before, outcome, by, at);
  } catch (error) {
    // Tasks that are open, for one: people end it then, and see why.
    if (!(error instanceof Refusal) || error.reason !== 'incomplete') throw error;
    left = error.message;
  }
  const decision = endRun(before, outcome, left, by, at);
  return decision ? gates.save(decision) : before;
}
