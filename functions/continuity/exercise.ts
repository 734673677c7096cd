import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { knownMoment, line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import { addTask, Task } from '../record/task.ts';
import { planId } from './plan-step.ts';

const day = 86_400_000;
export const exerciseSorts = ['plan', 'walkthrough', 'restore', 'experiment'] as const;

const fields = {
  title: line(200),
  service: slug,
  team: slug,
  owner: slug,
  sort: z.enum(exerciseSorts),
  plan: planId,
  /** Id of the experiment template of AWS FIS whose experiments it is. */
  template: line(100).regex(/^EXT[\w-]+$/, 'is not an id of an experiment template such as EXT1a2b3c'),
  plannedFor: knownMoment,
  /** After so many days comes the next one. */
  everyDays: z.int().min(1).max(1_500),
  /** So many days before, people are reminded. */
  remindDays: z.int().min(0).max(90),
};
const unsaid = { owner: true, plan: true, template: true, everyDays: true } as const;

/** What came of an exercise. */
export const ExerciseResult = z
  .object({
    passed: z.boolean(),
    at: instant,
    by: z.string(),
    minutes: z.number().optional(),
    rto: z.int().optional(),
    summary: text(8_000).optional(),
  })
  .meta({ id: 'ExerciseResult' });

/** An exercise as it is kept: planned, held, and what came of it. Its findings are tasks. */
export const Exercise = z
  .object({
    ...recordFields,
    kind: z.literal('exercise'),
    state: z.enum(['planned', 'running', 'concluded', 'canceled']),
    ...fields,
    service: fields.service.optional(),
    /** Its day has passed and it was not held. */
    overdue: z.boolean().optional(),
    run: z.string().optional(),
    /** The experiment of AWS FIS that it was. */
    experiment: z.string().optional(),
    startedAt: instant.optional(),
    result: ExerciseResult.optional(),
    /** The one that it comes after. */
    follows: z.string().optional(),
    tasks: z.array(Task).optional(),
    openedAt: instant,
  })
  .partial(unsaid)
  .meta({ id: 'Exercise' });
export type Exercise = z.infer<typeof Exercise>;

export const exerciseLifecycle = {
  planned: { change: 'planned', begin: 'running', conclude: 'concluded', cancel: 'canceled' },
  running: { conclude: 'concluded', cancel: 'canceled' },
  concluded: {},
  canceled: {},
} as const satisfies Lifecycle<Exercise['state']>;

export const exerciseSteps = ({ state }: Pick<Exercise, 'state'>): string[] =>
  stepsFrom(exerciseLifecycle, state).filter((step) => step !== 'change' && step !== 'begin');

export const PlanExercise = z
  .strictObject({ ...fields, team: slug.optional(), remindDays: fields.remindDays.default(7) })
  .partial(unsaid)
  .refine(({ sort, plan }) => sort !== 'plan' || plan, {
    path: ['plan'],
    message: 'is needed: which plan is followed',
  });
export type PlanExercise = z.infer<typeof PlanExercise>;

export const ChangeExercise = z
  .strictObject({
    ...fields,
    owner: slug.nullable(),
    template: fields.template.nullable(),
    everyDays: fields.everyDays.nullable(),
  })
  .omit({ sort: true, plan: true })
  .partial();
export type ChangeExercise = z.infer<typeof ChangeExercise>;

export const ConcludeExercise = z.strictObject({
  passed: z.boolean(),
  summary: text(8_000).optional(),
  findings: z.array(line(200)).max(20).default([]),
});
export type ConcludeExercise = z.infer<typeof ConcludeExercise>;
export const CancelExercise = z.strictObject({ reason: text(2_000) });

export const isPlanned = ({ state }: Pick<Exercise, 'state'>): boolean =>
  state === 'planned' || state === 'running';

/** By its day in one list while it is planned, and under its service for ever. */
export const exerciseKeys = (exercise: Exercise): IndexKeys => ({
  open: { team: isPlanned(exercise) ? 'planned' : 'over', order: exercise.plannedFor },
  ...(exercise.template && isPlanned(exercise) && { person: `template#${exercise.template}` }),
  ...(exercise.service && { subject: `service#${exercise.service}` }),
  order: exercise.plannedFor,
});

export const exerciseDeed = (type: string, by: Actor, at: string) => ({
  type: `exercise.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'result', 'tasks'],
});

type Fields = Omit<Exercise, 'version' | 'chain'>;

/** With the clocks of its day: the reminder before it, and the end of the day on which it is overdue. */
function wound<T extends Fields>(exercise: T): T {
  const planned = Date.parse(exercise.plannedFor);
  const at = (time: number) => new Date(time).toISOString();
  const waits = exercise.state === 'planned';
  const remind = waits && exercise.remindDays ? at(planned - exercise.remindDays * day) : undefined;
  const overdue = waits && !exercise.overdue ? at(planned + day) : undefined;
  return { ...exercise, clocks: wind(wind(exercise.clocks, 'remind', remind), 'overdue', overdue) };
}

/** Puts an exercise into the calendar. */
export function planExercise(
  ask: PlanExercise & { readonly team: string },
  id: string,
  by: Actor,
  at: string,
): Decision<Exercise> {
  const next: Fields = { ...ask, id, kind: 'exercise', state: 'planned', openedAt: at };
  return decide<Exercise>(undefined, wound(next), exerciseDeed('planned', by, at));
}

/** Plans it otherwise; on another day it is not overdue any more. */
export function changeExercise(
  before: Exercise,
  ask: ChangeExercise,
  by: Actor,
  at: string,
): Decision<Exercise> {
  const state = follow(exerciseLifecycle, before.state, 'change');
  const { owner = before.owner, template = before.template, everyDays = before.everyDays, ...rest } = ask;
  const moved = ask.plannedFor !== undefined && ask.plannedFor !== before.plannedFor;
  const own = {
    owner: owner ?? undefined,
    template: template ?? undefined,
    everyDays: everyDays ?? undefined,
  };
  const next: Fields = { ...before, ...rest, ...own, state, overdue: moved ? undefined : before.overdue };
  return decide<Exercise>(before, wound(next), exerciseDeed('changed', by, at));
}

const told = ({ id, owner, team, title }: Exercise, words: string): Notice => ({
  to: [owner ?? `team:${team}`],
  topic: 'continuity',
  title: `${id}: ${title} ${words}`,
  path: `/exercises/${id}`,
});

/** Its day comes: people are reminded, once. */
export function remindExercise(before: Exercise, by: Actor, at: string): Decision<Exercise> {
  const clocks = wind(before.clocks, 'remind', undefined);
  const notices = [told(before, `is on ${before.plannedFor.slice(0, 10)}`)];
  return decide<Exercise>(before, { ...before, clocks }, { ...exerciseDeed('reminded', by, at), notices });
}

/** Its day has passed, and it was not held. */
export function fallOverdue(before: Exercise, by: Actor, at: string): Decision<Exercise> {
  const clocks = wind(before.clocks, 'overdue', undefined);
  const notices = [told(before, 'is overdue'), { ...told(before, 'is overdue'), to: ['role:manager'] }];
  return decide<Exercise>(
    before,
    { ...before, clocks, overdue: true },
    { ...exerciseDeed('overdue', by, at), notices },
  );
}

/** It is held now: as a run of its plan, or as an experiment. */
export function beginExercise(
  before: Exercise,
  as: { readonly run?: string; readonly experiment?: string },
  by: Actor,
  at: string,
): Decision<Exercise> {
  const state = follow(exerciseLifecycle, before.state, 'begin');
  return decide<Exercise>(
    before,
    wound({ ...before, ...as, state, startedAt: at }),
    exerciseDeed('begun', by, at),
  );
}

/** It was held: what came of it is its result, and what was found becomes tasks. */
export function concludeExercise(
  before: Exercise,
  { passed, summary, findings }: ConcludeExercise,
  measured: { readonly minutes?: number | undefined; readonly rto?: number | undefined },
  by: Actor,
  at: string,
): Decision<Exercise> {
  const state = follow(exerciseLifecycle, before.state, 'conclude');
  const { minutes, rto } = measured;
  const result = {
    ...{ passed, at, by: by.id },
    ...(minutes !== undefined && { minutes }),
    ...(rto !== undefined && { rto }),
    ...(summary && { summary }),
  };
  const tasks = findings.reduce<Task[]>(
    (all, title) => addTask(all, { title, step: 1 }),
    [...(before.tasks ?? [])],
  );
  const next: Fields = { ...before, state, result, overdue: undefined, ...(tasks.length && { tasks }) };
  return decide<Exercise>(before, wound(next), exerciseDeed('concluded', by, at));
}

/** It is not held; where it recurs, the next one comes all the same. */
export function cancelExercise(before: Exercise, reason: string, by: Actor, at: string): Decision<Exercise> {
  const state = follow(exerciseLifecycle, before.state, 'cancel');
  const event = { ...exerciseDeed('canceled', by, at), said: { text: reason } };
  return decide<Exercise>(before, wound({ ...before, state, overdue: undefined }), event);
}

/** The one that comes after it: so many days after it was to be, and not before now. Undefined when it does not recur. */
export function nextExercise(
  before: Exercise,
  id: string,
  by: Actor,
  at: string,
): Decision<Exercise> | undefined {
  const { everyDays, title, service, team, owner, sort, plan, template, remindDays } = before;
  if (!everyDays || isPlanned(before)) return undefined;
  let time = Date.parse(before.plannedFor) + everyDays * day;
  while (time <= Date.parse(at)) time += everyDays * day;
  const next: Fields = {
    ...{ id, kind: 'exercise', state: 'planned', openedAt: at, follows: before.id, everyDays, remindDays },
    ...{ title, team, sort, plannedFor: new Date(time).toISOString() },
    ...(service && { service }),
    ...(owner && { owner }),
    ...(plan && { plan }),
    ...(template && { template }),
  };
  return decide<Exercise>(undefined, wound(next), exerciseDeed('planned', by, at));
}
