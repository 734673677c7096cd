import * as z from 'zod';
import type { FieldError } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

const stepId = slug.max(40);

export const planId = z.string().regex(/^CPL-[1-9]\d{0,11}$/, 'is not an id such as CPL-1001');

/** A Lambda function that plans may run; which ones, the configuration says. */
export const automationArn = z
  .string()
  .max(300)
  .regex(
    /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/,
    'is not the ARN of a Lambda function',
  );

/**
 * A step of a plan: people do it, a function does it, or it is another plan, which another team may own. It begins when those it
 * comes after are over; what comes after the same is done side by side.
 */
export const PlannedStep = z
  .strictObject({
    id: stepId,
    title: line(200),
    text: text(4_000).optional(),
    by: z.enum(['people', 'automation', 'plan']),
    team: slug.optional(),
    assignee: slug.optional(),
    after: z.array(stepId).max(20).optional(),
    /** How long it may take; whoever does it is reminded after that. */
    minutes: z.int().min(1).max(10_080).optional(),
    automation: automationArn.optional(),
    plan: planId.optional(),
  })
  .meta({ id: 'PlannedStep' });
export type PlannedStep = z.infer<typeof PlannedStep>;

export const stepStates = ['waiting', 'open', 'failed', 'done', 'skipped'] as const;

/** A step of a plan that runs, with its timing. */
export const RunStep = PlannedStep.extend({
  team: z.string(),
  state: z.enum(stepStates),
  /** How often it was begun. */
  attempt: z.int().nonnegative(),
  openedAt: instant.optional(),
  dueAt: instant.optional(),
  remindedAt: instant.optional(),
  endedAt: instant.optional(),
  endedBy: z.string().optional(),
  /** What came of it, why it failed or was skipped. */
  note: text(2_000).optional(),
  /** The run of the plan that it is. */
  run: z.string().optional(),
}).meta({ id: 'RunStep' });
export type RunStep = z.infer<typeof RunStep>;

/** Nothing more is done about it. */
export const hasEnded = ({ state }: Pick<RunStep, 'state'>): boolean =>
  state === 'done' || state === 'skipped';

/** The steps that wait although nothing is in their way. */
export const canBegin = (steps: readonly RunStep[]): RunStep[] =>
  steps.filter(
    (step) =>
      step.state === 'waiting' && !steps.some((other) => step.after?.includes(other.id) && !hasEnded(other)),
  );

function ringOf(steps: readonly PlannedStep[]): string[] {
  const left = new Map(steps.map((step) => [step.id, step.after ?? []]));
  for (;;) {
    const free = [...left].filter(([, after]) => !after.some((id) => left.has(id)));
    if (!free.length) return [...left.keys()];
    for (const [id] of free) left.delete(id);
  }
}

/** What is wrong with the steps of a plan, each with its place. @param allowed ARNs that the configuration names */
export function stepFaults(steps: readonly PlannedStep[], allowed: readonly string[]): FieldError[] {
  const ids = steps.map(({ id }) => id);
  const faults = steps.flatMap((step, n): FieldError[] => {
    const at = `/steps/${n}`;
    const odd = (name: string, detail: string) => [{ pointer: `${at}/${name}`, detail }];
    return [
      ...(ids.indexOf(step.id) !== n ? odd('id', `${step.id} is there twice`) : []),
      ...(step.after ?? [])
        .filter((id) => !ids.includes(id))
        .flatMap((id) => odd('after', `there is no step ${id}`)),
      ...(step.by === 'automation' && !step.automation
        ? odd('automation', 'is needed: which function does it')
        : []),
      ...(step.by === 'plan' && !step.plan ? odd('plan', 'is needed: which plan it is') : []),
      ...(step.by !== 'automation' && step.automation
        ? odd('automation', 'is for a step that a function does')
        : []),
      ...(step.by !== 'plan' && step.plan ? odd('plan', 'is for a step that is a plan') : []),
      ...(step.automation && !allowed.includes(step.automation)
        ? odd('automation', 'is not among the functions that the configuration lets plans run')
        : []),
    ];
  });
  const ring = ringOf(steps);
  return ring.length
    ? [...faults, { pointer: '/steps', detail: `${ring.join(', ')} wait for each other` }]
    : faults;
}
