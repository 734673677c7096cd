import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { sourceName } from './class-rules.ts';
import { importFormats } from './import-file.ts';
import { Mapping } from './import-mapping.ts';
import { RelationMapping } from './import-relation.ts';

/** How many rows came to what. */
export const Counts = z
  .object({ created: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() })
  .meta({ id: 'ImportCounts' });
export type Counts = z.infer<typeof Counts>;

export const importStates = ['draft', 'checking', 'checked', 'running', 'done', 'stopped'] as const;

const fields = {
  title: line(160),
  format: z.enum(importFormats),
  /** Under which name it says what it says: the order of sources of a class decides how much that counts. */
  source: sourceName,
  /** What its rows are: items, or relations between them. */
  mapping: z.discriminatedUnion('of', [Mapping, RelationMapping]),
};

/** An import as it is kept; how far it is stands in a row of its own. */
export const Import = z
  .object({
    ...recordFields,
    kind: z.literal('import'),
    state: z.enum(importStates),
    ...fields,
    file: z.object({ attachment: z.string(), name: z.string(), size: z.int() }).optional(),
    /** Whether the newest pass only says what it would do. */
    dry: z.boolean(),
    /** Counts dry runs and runs: each goes through the file from its first row. */
    pass: z.int(),
    /** Counts how often this pass was begun or resumed. */
    attempt: z.int(),
    /** What the newest dry run and the newest run came to. */
    checked: Counts.optional(),
    taken: Counts.optional(),
    /** Why it stopped. */
    problem: z.string().optional(),
    openedAt: instant,
    openedBy: z.string(),
  })
  .meta({ id: 'StoredImport' });
export type Import = z.infer<typeof Import>;

export const AddImport = z.strictObject({
  ...fields,
  format: fields.format.default('csv'),
  source: fields.source.default('import'),
});
export type AddImport = z.infer<typeof AddImport>;
export const ChangeImport = z.strictObject({ title: fields.title, mapping: fields.mapping }).partial();
export type ChangeImport = z.infer<typeof ChangeImport>;

/** Read a row as: from this state, this step leads to that state. */
export const importLifecycle = {
  draft: { check: 'checking', run: 'running' },
  checking: { stop: 'stopped', finish: 'checked', fail: 'stopped' },
  checked: { check: 'checking', run: 'running' },
  running: { stop: 'stopped', finish: 'done', fail: 'stopped' },
  stopped: { resume: 'running', check: 'checking', run: 'running' },
  done: { check: 'checking', run: 'running' },
} as const satisfies Lifecycle<Import['state']>;

/** What people may do next; the rest is the machine's. */
export const importSteps = (state: Import['state']): string[] =>
  Object.keys(importLifecycle[state]).filter((step) => step !== 'finish' && step !== 'fail');

/** All of them in one list, the newest last. */
export const importKeys = ({ openedAt }: Import): IndexKeys => ({
  open: { team: 'all', order: openedAt },
  order: openedAt,
});

/** Whether rows are being looked at. */
export const isAtWork = ({ state }: Pick<Import, 'state'>): boolean =>
  state === 'checking' || state === 'running';

/** Prepares an import: its file comes next, then a dry run or the run itself. */
export function addImport(ask: AddImport, id: string, actor: Actor, at: string): Decision<Import> {
  const own = {
    id,
    kind: 'import',
    state: 'draft',
    dry: true,
    pass: 0,
    attempt: 0,
    openedAt: at,
    openedBy: actor.id,
  } as const;
  return decide<Import>(undefined, { ...ask, ...own }, { type: 'import.added', by: actor.id, at });
}

/** Changes the mapping; what is at work keeps the one that it began with. @throws {Refusal} `illegal-transition` */
export function changeImport(before: Import, ask: ChangeImport, actor: Actor, at: string): Decision<Import> {
  if (isAtWork(before)) throw new Refusal('illegal-transition', `It is ${before.state}. Stop it first.`);
  return decide(before, { ...before, ...ask }, { type: 'import.changed', by: actor.id, at });
}

/**
 * Begins a pass over the file: a dry run that only says what it would do, or the run.
 *
 * @throws {Refusal} `incomplete` while no file has come
 */
export function begin(
  before: Import,
  step: 'check' | 'run',
  file: Import['file'],
  actor: Actor,
  at: string,
): Decision<Import> {
  const state = follow(importLifecycle, before.state, step);
  if (!file) throw new Refusal('incomplete', 'Its file has not come yet.');
  const dry = step === 'check';
  const next = { ...before, state, file, dry, pass: before.pass + 1, attempt: 1, problem: undefined };
  return decide<Import>(before, next, { type: 'import.begun', by: actor.id, at });
}

/** Goes on with the pass where it was stopped. @throws {Refusal} `illegal-transition` when none was begun */
export function resume(before: Import, actor: Actor, at: string): Decision<Import> {
  follow(importLifecycle, before.state, 'resume');
  if (!before.pass) throw new Refusal('illegal-transition', 'Nothing was begun that could go on.');
  const state = before.dry ? ('checking' as const) : ('running' as const);
  const next = { ...before, state, attempt: before.attempt + 1, problem: undefined };
  return decide<Import>(before, next, { type: 'import.begun', by: actor.id, at });
}

/** Stops it between two rows; what was taken in stays. */
export function stop(before: Import, actor: Actor, at: string, problem?: string): Decision<Import> {
  const state = follow(importLifecycle, before.state, problem ? 'fail' : 'stop');
  return decide<Import>(before, { ...before, state, problem }, { type: 'import.stopped', by: actor.id, at });
}

/** Says what a pass came to. */
export function finish(before: Import, counts: Counts, actor: Actor, at: string): Decision<Import> {
  const state = follow(importLifecycle, before.state, 'finish');
  const said = state === 'done' ? { taken: counts } : { checked: counts };
  return decide<Import>(before, { ...before, state, ...said }, { type: 'import.finished', by: actor.id, at });
}
