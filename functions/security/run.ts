import * as z from 'zod';
import { instant } from '../record/base.ts';

export const stepStates = [
  'waiting',
  'asked',
  'approved',
  'begun',
  'done',
  'skipped',
  'rejected',
  'failed',
] as const;

/** A step of a playbook as it was frozen when it was begun, with who did what and when. */
export const RunStep = z
  .object({
    title: z.string(),
    kind: z.enum(['person', 'automation']),
    automation: z.string().optional(),
    parameters: z.record(z.string(), z.array(z.string())).optional(),
    /** Somebody else than who began it has to say yes first. */
    approval: z.boolean(),
    state: z.enum(stepStates),
    askedAt: instant.optional(),
    approvedBy: z.string().optional(),
    approvedAt: instant.optional(),
    begunAt: instant.optional(),
    endedAt: instant.optional(),
    by: z.string().optional(),
    /** The automation that carries it out. */
    execution: z.string().optional(),
    /** Makes beginning the automation twice one automation. */
    token: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'PlaybookStepRun' });
export type RunStep = z.infer<typeof RunStep>;

/** A playbook at work on an incident. */
export const Run = z
  .object({
    number: z.int().positive(),
    playbook: z.string(),
    title: z.string(),
    state: z.enum(['running', 'succeeded', 'stopped', 'failed']),
    steps: z.array(RunStep),
    by: z.string(),
    startedAt: instant,
    endedAt: instant.optional(),
  })
  .meta({ id: 'PlaybookRun' });
export type Run = z.infer<typeof Run>;

/** The name of a run, and of the execution that carries it. */
export const runName = (incident: string, number: number): string => `${incident}-run-${number}`;

/** The incident and the number that a run's name names; undefined when it is none. */
export function runNamed(name: string): { readonly incident: string; readonly number: number } | undefined {
  const [, incident, number] = /^(SEC-\d+)-run-(\d+)$/.exec(name) ?? [];
  return incident ? { incident, number: Number(number) } : undefined;
}

const over = ['done', 'skipped', 'rejected', 'failed'];

/** The step whose turn it is: the first that is not over. -1 when all are. */
export const turnOf = ({ steps }: Pick<Run, 'steps'>): number =>
  steps.findIndex(({ state }) => !over.includes(state));

const weight: Record<RunStep['state'], number> = {
  waiting: 0,
  asked: 1,
  approved: 2,
  begun: 3,
  done: 4,
  skipped: 4,
  rejected: 4,
  failed: 4,
};

/** A number that grows with everything that happens in a run: the machine that saw less has something to hear. */
export const progressOf = ({ state, steps }: Pick<Run, 'state' | 'steps'>): number =>
  state === 'running' ? steps.reduce((sum, step) => sum + weight[step.state], 0) : 1_000;

export type Need = 'approval' | 'person' | 'automation' | 'outcome' | 'nothing';

/** What a run waits for: an approval, somebody's work, an automation to begin, its outcome, or nothing any more. */
export function needOf(run: Run): Need {
  if (run.state !== 'running') return 'nothing';
  const step = run.steps[turnOf(run)];
  if (!step) return 'nothing';
  if (step.approval && (step.state === 'waiting' || step.state === 'asked')) return 'approval';
  if (step.kind === 'person') return 'person';
  return step.state === 'begun' ? 'outcome' : 'automation';
}
