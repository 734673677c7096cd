import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import { minutes } from './objective.ts';
import type { PlanContent } from './plan.ts';
import { hasEnded, planId, RunStep } from './plan-step.ts';

export const runId = z.string().regex(/^CPR-[1-9]\d{0,11}$/, 'is not an id such as CPR-1001');

/** A plan that is followed, for exercise or for real: what it said when it began, and how each step went. */
export const PlanRun = z
  .object({
    ...recordFields,
    id: runId,
    kind: z.literal('plan-run'),
    state: z.enum(['running', 'completed', 'canceled']),
    mode: z.enum(['exercise', 'real']),
    plan: planId,
    edition: z.int(),
    service: z.string(),
    team: z.string(),
    /** Who leads it. */
    lead: z.string(),
    /** The major incident for which it is done. */
    incident: z.string().optional(),
    exercise: z.string().optional(),
    /** The step of another run that this one is. */
    parent: z.object({ run: z.string(), step: z.string(), attempt: z.int() }).optional(),
    steps: z.array(RunStep),
    /** Grows with whatever its machine has to hear of. */
    moves: z.int().nonnegative(),
    /** The RTO of its service when it began. */
    rto: minutes.optional(),
    startedAt: instant,
    endedAt: instant.optional(),
    /** How long it took, and whether that was within the RTO. */
    minutes: z.number().nonnegative().optional(),
    met: z.boolean().optional(),
  })
  .meta({ id: 'PlanRun' });
export type PlanRun = z.infer<typeof PlanRun>;

export const runLifecycle = {
  running: { complete: 'completed', cancel: 'canceled' },
  completed: {},
  canceled: {},
} as const satisfies Lifecycle<PlanRun['state']>;

export const StartRun = z
  .strictObject({
    plan: planId,
    mode: z.enum(['exercise', 'real']),
    incident: z.string().regex(/^INC-[1-9]\d{0,11}$/, 'is not an id such as INC-1042'),
    exercise: z.string().regex(/^EXR-[1-9]\d{0,11}$/, 'is not an id such as EXR-1001'),
  })
  .partial({ incident: true, exercise: true })
  .refine(({ mode, incident }) => mode === 'exercise' || incident, {
    path: ['incident'],
    message: 'is needed: for real a plan is followed because of a major incident',
  })
  .refine(({ mode, incident }) => mode === 'real' || !incident, {
    path: ['incident'],
    message: 'is for plans that are followed for real',
  });
export type StartRun = z.infer<typeof StartRun>;

export const CompleteStep = z.strictObject({ step: line(40), note: text(2_000).optional() });
export const SkipStep = z.strictObject({ step: line(40), note: text(2_000) });
export const FailStep = SkipStep;
export const RetryStep = z.strictObject({ step: line(40) });
export const CancelRun = z.strictObject({ reason: text(2_000) });

/** With its team while it runs; under its service and its plan for ever. */
export const runKeys = ({ state, team, startedAt, service, plan }: PlanRun): IndexKeys => ({
  ...(state === 'running' && { open: { team, order: startedAt } }),
  person: `plan#${plan}`,
  subject: `service#${service}`,
  order: startedAt,
});

export const runDeed = (type: string, by: Actor, at: string) => ({
  type: `plan-run.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'steps'],
});

export type Beginning = Pick<PlanRun, 'plan' | 'edition' | 'mode'> & {
  readonly incident?: string | undefined;
  readonly exercise?: string | undefined;
  readonly parent?: PlanRun['parent'];
  readonly rto?: number | undefined;
};

/** Begins to follow a plan as it holds now; what is written into it later changes nothing here. */
export function beginRun(
  { title, service, team, steps }: PlanContent,
  { incident, exercise, parent, rto, ...ask }: Beginning,
  id: string,
  lead: string,
  by: Actor,
  at: string,
): Decision<PlanRun> {
  const frozen = steps.map(
    (step): RunStep => ({ ...step, team: step.team ?? team, state: 'waiting', attempt: 0 }),
  );
  const about = {
    ...(incident && { incident }),
    ...(exercise && { exercise }),
    ...(parent && { parent }),
    ...(rto !== undefined && { rto }),
  };
  const base = { id, kind: 'plan-run', state: 'running', moves: 1 } as const;
  const next = { ...base, ...ask, ...about, title, service, team, lead, steps: frozen, startedAt: at };
  const word = ask.mode === 'real' ? 'for real' : 'as an exercise';
  const notices: Notice[] = [
    {
      to: [`team:${team}`],
      topic: 'continuity-run',
      title: `${id}: ${title} is followed ${word}`,
      path: `/plan-runs/${id}`,
    },
  ];
  return decide<PlanRun>(undefined, next, { ...runDeed('begun', by, at), notices });
}

const sinceStart = (start: string, end: string) =>
  Math.round((Date.parse(end) - Date.parse(start)) / 6_000) / 10;

/** The run with its end where nothing is left to do: what it took is compared with what its service needs. */
export function concluded<T extends Omit<PlanRun, 'version' | 'chain'>>(run: T, at: string): T {
  if (!run.steps.every(hasEnded)) return run;
  const state = follow(runLifecycle, run.state, 'complete');
  const took = sinceStart(run.startedAt, at);
  return {
    ...run,
    state,
    endedAt: at,
    minutes: took,
    ...(run.rto !== undefined && { met: took <= run.rto }),
  };
}

/** It is over before its end. */
export function cancelRun(before: PlanRun, reason: string, by: Actor, at: string): Decision<PlanRun> {
  const state = follow(runLifecycle, before.state, 'cancel');
  const took = sinceStart(before.startedAt, at);
  const next = { ...before, state, endedAt: at, minutes: took, moves: before.moves + 1 };
  return decide<PlanRun>(before, next, { ...runDeed('canceled', by, at), said: { text: reason } });
}
