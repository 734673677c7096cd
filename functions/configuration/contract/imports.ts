import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { attachmentOperations } from '../../record/attachment-operations.ts';
import { instant } from '../../record/base.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { AddImport, ChangeImport, Counts, Import } from '../import.ts';
import { importRights as rights } from '../rights.ts';

const address = z.object({ url: z.string(), until: instant });
const answer = Import.omit({ chain: true })
  .extend({
    steps: z.array(z.string()).optional(),
    /** How far the newest pass is. */
    progress: z.object({ at: z.int(), total: z.int(), counts: Counts }).optional(),
    /** What became of every row, and the rows that were refused, each with the reason: CSV, once a pass is done. */
    results: z.object({ outcomes: address, errors: address.optional() }).optional(),
  })
  .meta({ id: 'Import' });
const one = '/v1/imports/{id}';
const step = { method: 'POST', rights, answer, ask: nothing } as const;

/** Imports of configuration items from files. */
export const importContract = contract([
  {
    id: 'listImports',
    method: 'GET',
    path: '/v1/imports',
    summary: 'Imports, the oldest first',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  { id: 'getImport', method: 'GET', path: one, summary: 'One import and how far it is', rights, answer },
  {
    id: 'readImportTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'What happened to an import',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'addImport',
    method: 'POST',
    path: '/v1/imports',
    summary: 'Prepare an import: its file is attached next',
    rights,
    command: 'create',
    ask: AddImport,
    answer,
    status: 201,
  },
  {
    id: 'changeImport',
    method: 'PATCH',
    path: one,
    summary: 'Change what columns mean',
    rights,
    command: 'change',
    ask: ChangeImport,
    answer,
  },
  {
    ...step,
    id: 'checkImport',
    path: `${one}/check`,
    summary: 'Say what it would do, row by row',
    command: 'check',
  },
  { ...step, id: 'runImport', path: `${one}/run`, summary: 'Take its rows in', command: 'run' },
  { ...step, id: 'stopImport', path: `${one}/stop`, summary: 'Stop it between two rows', command: 'stop' },
  {
    ...step,
    id: 'resumeImport',
    path: `${one}/resume`,
    summary: 'Go on where it was stopped',
    command: 'resume',
  },
  ...attachmentOperations('Import', one, rights),
]);
