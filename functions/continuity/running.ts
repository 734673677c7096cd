import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Notice } from '../record/notice.ts';
import { concluded, type PlanRun, runDeed } from './plan-run.ts';
import { canBegin, hasEnded, type RunStep } from './plan-step.ts';

const replaced = (run: PlanRun, changed: readonly RunStep[]) =>
  run.steps.map((step) => changed.find(({ id }) => id === step.id) ?? step);

const toDoer = ({ id }: PlanRun, step: RunStep, words: string): Notice => ({
  to: [step.assignee ?? `team:${step.team}`],
  topic: 'continuity-run',
  title: `${id}: ${words}: ${step.title}`,
  path: `/plan-runs/${id}`,
});

function opened(step: RunStep, at: string): RunStep {
  const { endedAt: _, endedBy: __, note: ___, remindedAt: ____, run: _____, ...rest } = step;
  const dueAt = step.minutes && new Date(Date.parse(at) + step.minutes * 60_000).toISOString();
  return { ...rest, state: 'open', attempt: step.attempt + 1, openedAt: at, ...(dueAt && { dueAt }) };
}

/** Opens the steps whose turn it is, and tells the people who do them. Undefined when there are none. */
export function openSteps(before: PlanRun, by: Actor, at: string): Decision<PlanRun> | undefined {
  const turn = before.state === 'running' ? canBegin(before.steps) : [];
  if (!turn.length) return undefined;
  const steps = replaced(
    before,
    turn.map((step) => opened(step, at)),
  );
  const notices = turn
    .filter((step) => step.by === 'people')
    .map((step) => toDoer(before, step, 'it is your turn'));
  const facts = { steps: turn.map(({ id }) => id) };
  return decide<PlanRun>(
    before,
    { ...before, steps },
    { ...runDeed('steps-opened', by, at), facts, notices },
  );
}

const isLate = ({ state, dueAt, remindedAt }: RunStep, at: string) =>
  state === 'open' && !remindedAt && dueAt !== undefined && dueAt <= at;

/** Reminds of the steps that take longer than planned, each once. Undefined when none does. */
export function remindSteps(before: PlanRun, by: Actor, at: string): Decision<PlanRun> | undefined {
  const late = before.state === 'running' ? before.steps.filter((step) => isLate(step, at)) : [];
  if (!late.length) return undefined;
  const steps = replaced(
    before,
    late.map((step) => ({ ...step, remindedAt: at })),
  );
  const notices = late.flatMap((step) => [
    toDoer(before, step, 'takes longer than planned'),
    { ...toDoer(before, step, 'takes longer than planned'), to: [before.lead] },
  ]);
  const facts = { steps: late.map(({ id }) => id) };
  return decide<PlanRun>(
    before,
    { ...before, steps },
    { ...runDeed('steps-reminded', by, at), facts, notices },
  );
}

const longest = 7 * 24 * 3600;

/** Seconds until its machine has to look again by itself: until the next step is late, and once a week at least. */
export function secondsToLook({ steps }: PlanRun, at: string): number {
  const due = steps
    .filter(({ state, remindedAt, dueAt }) => state === 'open' && !remindedAt && dueAt)
    .map(({ dueAt = '' }) => Math.ceil((Date.parse(dueAt) - Date.parse(at)) / 1000));
  return Math.max(1, Math.min(longest, ...due));
}

/** The open steps that no person does: functions to be run, and plans to be begun. */
export const toAct = ({ steps }: PlanRun): RunStep[] =>
  steps.filter((step) => step.state === 'open' && step.by !== 'people' && !step.run);

function named(run: PlanRun, id: string, among: readonly RunStep['state'][]): RunStep {
  const step = run.steps.find((one) => one.id === id);
  if (!step) throw new Refusal('not-found', `It has no step ${id.slice(0, 40)}.`);
  if (run.state !== 'running') throw new Refusal('illegal-transition', `${run.id} is ${run.state}.`);
  if (!among.includes(step.state))
    throw new Refusal('illegal-transition', `“${step.title}” is ${step.state}, not ${among.join(' or ')}.`);
  return step;
}

type End = { readonly state: 'done' | 'skipped' | 'failed'; readonly note?: string | undefined };

/**
 * A step is done, is not needed, or has failed. The last one ends the run.
 *
 * @throws {Refusal} `not-found`, or `illegal-transition` for a step whose turn it is not
 */
export function endStep(
  before: PlanRun,
  id: string,
  { state, note }: End,
  by: Actor,
  at: string,
): Decision<PlanRun> {
  const among: RunStep['state'][] = state === 'skipped' ? ['waiting', 'open', 'failed'] : ['open'];
  const step = named(before, id, state === 'done' ? ['open', 'failed'] : among);
  const { note: _, ...rest } = step;
  const ended: RunStep = { ...rest, state, endedAt: at, endedBy: by.id, ...(note && { note }) };
  const moved = { ...before, steps: replaced(before, [ended]), moves: before.moves + 1 };
  const next = concluded(moved, at);
  const over = next.state !== before.state;
  const notices: Notice[] = [
    ...(state === 'failed' ? [{ ...toDoer(before, step, 'has failed'), to: [before.lead] }] : []),
    ...(over ? [{ ...toDoer(before, step, ''), to: [before.lead], title: `${before.id} is completed` }] : []),
  ];
  const event = runDeed(over ? 'completed' : `step-${state}`, by, at);
  return decide<PlanRun>(before, next, { ...event, facts: { step: id }, notices });
}

/** A step that failed is tried again. @throws {Refusal} `illegal-transition` for one that did not fail */
export function retryStep(before: PlanRun, id: string, by: Actor, at: string): Decision<PlanRun> {
  const step = named(before, id, ['failed']);
  const steps = replaced(before, [{ ...step, state: 'waiting' }]);
  const next = { ...before, steps, moves: before.moves + 1 };
  return decide<PlanRun>(before, next, { ...runDeed('step-retried', by, at), facts: { step: id } });
}

/** The plan that a step is runs under this id from now on. */
export function noteRun(before: PlanRun, id: string, run: string, by: Actor, at: string): Decision<PlanRun> {
  const step = named(before, id, ['open']);
  const steps = replaced(before, [{ ...step, run }]);
  return decide<PlanRun>(
    before,
    { ...before, steps },
    { ...runDeed('step-begun', by, at), facts: { step: id, run } },
  );
}

/** How a step stands whose outcome comes from elsewhere: whether this attempt of it still waits for that. */
export const awaits = ({ state, steps }: PlanRun, id: string, attempt: number): boolean =>
  state === 'running' &&
  steps.some((step) => step.id === id && step.state === 'open' && step.attempt === attempt);

/** How many of its steps are over. */
export const progressOf = ({ steps }: Pick<PlanRun, 'steps'>) => ({
  over: steps.filter(hasEnded).length,
  of: steps.length,
});
