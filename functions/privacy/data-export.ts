import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** Days for which the files of an export can be had. */
export const exportDays = 7;

/** One file of an export: a document by itself. A large desk gives several. */
export const ExportFile = z.object({ name: z.string(), entries: z.int(), size: z.int() });
export type ExportFile = z.infer<typeof ExportFile>;

/** What the desk holds about somebody, written out for them. */
export const DataExport = z
  .object({
    ...recordFields,
    id: z.string().regex(/^EXP-\d+$/),
    kind: z.literal('data-export'),
    state: z.enum(['asked', 'ready', 'failed']),
    person: slug,
    askedBy: z.string(),
    askedAt: instant,
    attempt: z.int().positive(),
    readyAt: instant.optional(),
    /** Until when its files are there. */
    until: instant.optional(),
    files: z.array(ExportFile).optional(),
    problem: z.string().optional(),
  })
  .meta({ id: 'DataExportRecord' });
export type DataExport = z.infer<typeof DataExport>;

/** Without a person, one's own. */
export const AskExport = z.strictObject({ person: slug.optional() });

/** Read a row as: from this state, this step leads to that state. */
export const exportLifecycle = {
  asked: { finish: 'ready', fail: 'failed' },
  ready: {},
  failed: {},
} as const satisfies Lifecycle<DataExport['state']>;

/** Those of one person together, the newest last. */
export const exportKeys = ({ person, askedAt }: DataExport): IndexKeys => ({
  person: `about#${person}`,
  order: askedAt,
});

/** Asks for what there is about somebody; a machine gathers it. */
export function askExport(person: string, id: string, by: Actor, at: string): Decision<DataExport> {
  const own = { id, kind: 'data-export', state: 'asked', title: `Personal data of ${person}` } as const;
  const next = { ...own, person, askedBy: by.id, askedAt: at, attempt: 1 };
  return decide<DataExport>(undefined, next, { type: 'data-export.asked', by: by.id, at });
}

/** Its files are there, for some days. Whoever asked is told. */
export function finishExport(
  before: DataExport,
  files: readonly ExportFile[],
  by: Actor,
  at: string,
): Decision<DataExport> {
  const until = new Date(Date.parse(at) + exportDays * 86_400_000).toISOString();
  const state = follow(exportLifecycle, before.state, 'finish');
  const next = { ...before, state, files: [...files], readyAt: at, until };
  const path = before.askedBy === before.person ? '/my-data' : `/people/${before.person}`;
  const title = `Your export of personal data is ready for ${exportDays} days`;
  const notices = [{ to: [before.askedBy], topic: 'personal-data', title, path }];
  return decide<DataExport>(before, next, { type: 'data-export.ready', by: by.id, at, notices });
}

/** It could not be gathered. It can be asked for again. */
export const failExport = (
  before: DataExport,
  problem: string,
  by: Actor,
  at: string,
): Decision<DataExport> =>
  decide<DataExport>(
    before,
    { ...before, state: follow(exportLifecycle, before.state, 'fail'), problem },
    { type: 'data-export.failed', by: by.id, at },
  );
