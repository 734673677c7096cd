import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { fill } from '../kernel/template.ts';
import { slug, text } from '../kernel/text.ts';
import { demandAlive } from './correction.ts';
import { deed, type SecurityIncident } from './incident.ts';
import type { Playbook } from './playbook.ts';
import { needOf, type Run, type RunStep, turnOf } from './run.ts';

type Outcome = Decision<SecurityIncident>;

export const RunPlaybook = z.strictObject({ playbook: slug });
const Place = z.int().min(0).max(19);
export const ApproveStep = z.strictObject({ step: Place });
export const RejectStep = z.strictObject({ step: Place, reason: text(2_000) });
export const CompleteStep = z.strictObject({ step: Place, note: text(2_000).optional() });
export const SkipStep = z.strictObject({ step: Place, note: text(2_000) });

const put = (before: SecurityIncident, run: Run, type: string, by: Pick<Actor, 'id'>, at: string): Outcome =>
  decide<SecurityIncident>(before, { ...before, run }, deed(type, by, at));

const withStep = (run: Run, index: number, change: Partial<RunStep>): Run => ({
  ...run,
  steps: run.steps.map((step, place) => (place === index ? { ...step, ...change } : step)),
});

/** The run after one of its steps ended: the last one ends it. */
const after = (run: Run, at: string): Run =>
  turnOf(run) < 0 ? { ...run, state: 'succeeded', endedAt: at } : run;

/**
 * Puts a playbook to work: its steps are frozen, with what they are started with filled in.
 *
 * @throws {Refusal} `illegal-transition` while another one is at work, or for one that is retired
 */
export function beginRun(before: SecurityIncident, playbook: Playbook, by: Actor, at: string): Outcome {
  demandAlive(before);
  if (playbook.state !== 'active') throw new Refusal('illegal-transition', `${playbook.name} is retired.`);
  if (before.run?.state === 'running')
    throw new Refusal('illegal-transition', `The playbook ${before.run.title} is at work already.`);
  const facts = {
    resource: before.resources[0],
    account: before.accounts[0],
    incident: before.id,
  };
  const steps = playbook.steps.map(({ title, automation, parameters, approval }): RunStep => {
    const filled = Object.entries(parameters ?? {}).map(([name, values]) => [
      name,
      values.map((value) => fill(value, facts)),
    ]);
    return {
      title,
      kind: automation ? 'automation' : 'person',
      ...(automation && { automation, parameters: Object.fromEntries(filled) }),
      approval: Boolean(automation) || approval === true,
      state: 'waiting',
    };
  });
  const number = before.runs + 1;
  const run: Run = {
    number,
    playbook: playbook.id,
    title: playbook.name,
    state: 'running',
    steps,
    by: by.id,
    startedAt: at,
  };
  return decide<SecurityIncident>(before, { ...before, run, runs: number }, deed('playbook-begun', by, at));
}

/** The step that somebody speaks of. @throws {Refusal} `illegal-transition` when it is not its turn */
function named({ run, id }: SecurityIncident, index: number): { run: Run; step: RunStep } {
  const step = run?.steps[index];
  if (!run || !step) throw new Refusal('not-found', `${id} has no step ${index} of a playbook.`);
  if (run.state !== 'running')
    throw new Refusal('illegal-transition', `The playbook is over: it ${run.state}.`);
  if (turnOf(run) !== index)
    throw new Refusal('illegal-transition', `It is not the turn of “${step.title}”.`);
  return { run, step };
}

function demandAsked({ run, step }: { run: Run; step: RunStep }, by: Actor): void {
  if (needOf(run) !== 'approval')
    throw new Refusal('illegal-transition', `“${step.title}” waits for no approval.`);
  if (run.by === by.id)
    throw new Refusal('self-approval', 'Whoever put the playbook to work does not approve its steps.');
}

/** Somebody else than who began it says yes to a step. @throws {Refusal} `self-approval`, `illegal-transition` */
export function approveStep(before: SecurityIncident, index: number, by: Actor, at: string): Outcome {
  const it = named(before, index);
  demandAsked(it, by);
  const approved = { state: 'approved' as const, approvedBy: by.id, approvedAt: at };
  return put(before, withStep(it.run, index, approved), 'step-approved', by, at);
}

/** Somebody else says no: nothing is done, and the playbook stops. */
export function rejectStep(
  before: SecurityIncident,
  index: number,
  note: string,
  by: Actor,
  at: string,
): Outcome {
  const it = named(before, index);
  demandAsked(it, by);
  const run = withStep(it.run, index, { state: 'rejected', by: by.id, endedAt: at, note });
  return put(before, { ...run, state: 'stopped', endedAt: at }, 'step-rejected', by, at);
}

/** What a person had to do is done, or is not needed. */
export function endStep(
  before: SecurityIncident,
  index: number,
  end: { readonly state: 'done' | 'skipped'; readonly note?: string | undefined },
  by: Actor,
  at: string,
): Outcome {
  const { run, step } = named(before, index);
  if (step.kind === 'automation' && step.state === 'begun')
    throw new Refusal('illegal-transition', `“${step.title}” is under way.`);
  if (end.state === 'done' && needOf(run) !== 'person')
    throw new Refusal('illegal-transition', `“${step.title}” is not a person’s to do now.`);
  const { state, note } = end;
  const ended = withStep(run, index, { state, by: by.id, endedAt: at, ...(note && { note }) });
  return put(before, after(ended, at), state === 'done' ? 'step-completed' : 'step-skipped', by, at);
}

/** The playbook is to do no more; an automation that has begun is not called back. */
export function stopRun(before: SecurityIncident, reason: string, by: Actor, at: string): Outcome {
  const { run } = before;
  if (run?.state !== 'running') throw new Refusal('illegal-transition', 'No playbook is at work.');
  const stopped = { ...before, run: { ...run, state: 'stopped' as const, endedAt: at } };
  return decide<SecurityIncident>(before, stopped, {
    ...deed('playbook-stopped', by, at),
    said: { text: reason },
  });
}

/** The machine has come to a step that waits for an approval. Undefined when that is known. */
export function askStep(before: SecurityIncident, by: Actor, at: string): Outcome | undefined {
  const { run } = before;
  if (!run || needOf(run) !== 'approval') return undefined;
  const index = turnOf(run);
  if (run.steps[index]?.state === 'asked') return undefined;
  return put(before, withStep(run, index, { state: 'asked', askedAt: at }), 'step-asked', by, at);
}

/** Says that an automation is about to begin, before it does. Undefined when none is, or it was said. */
export function beginAutomation(
  before: SecurityIncident,
  token: string,
  by: Actor,
  at: string,
): Outcome | undefined {
  const { run } = before;
  if (!run || needOf(run) !== 'automation') return undefined;
  const begun = withStep(run, turnOf(run), { state: 'begun', begunAt: at, token });
  return put(before, begun, 'automation-begun', by, at);
}

/** What AWS calls the automation that carries a step out. Undefined when that is known. */
export function noteAutomation(
  before: SecurityIncident,
  execution: string,
  by: Actor,
  at: string,
): Outcome | undefined {
  const { run } = before;
  if (!run || needOf(run) !== 'outcome') return undefined;
  if (run.steps[turnOf(run)]?.execution === execution) return undefined;
  return put(before, withStep(run, turnOf(run), { execution }), 'automation-noted', by, at);
}

/** How an automation ended: one that fails ends the playbook. Undefined when that is known. */
export function endAutomation(
  before: SecurityIncident,
  index: number,
  { failed, note }: { readonly failed: boolean; readonly note?: string | undefined },
  by: Actor,
  at: string,
): Outcome | undefined {
  const { run } = before;
  if (run?.steps[index]?.state !== 'begun') return undefined;
  const state = failed ? ('failed' as const) : ('done' as const);
  const ended = withStep(run, index, { state, by: by.id, endedAt: at, ...(note && { note }) });
  // What was stopped meanwhile stays so: only what became of its automation is added.
  const over =
    failed && run.state === 'running' ? { ...ended, state: 'failed' as const, endedAt: at } : ended;
  const next = run.state === 'running' && !failed ? after(ended, at) : over;
  return put(before, next, failed ? 'automation-failed' : 'automation-succeeded', by, at);
}
