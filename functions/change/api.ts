import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { changeContract } from './contract.ts';
import { serveBulk } from './serve-bulk.ts';
import { serveCalendars } from './serve-calendars.ts';
import { serveCatalogue } from './serve-catalogue.ts';
import { serveCounts } from './serve-counts.ts';
import { serveDetection } from './serve-detection.ts';
import { serveGates } from './serve-gates.ts';
import { serveLife } from './serve-life.ts';
import { serveRecords } from './serve-records.ts';
import { serveTasks } from './serve-tasks.ts';
import { serveTies } from './serve-ties.ts';
import { serveWork } from './serve-work.ts';
import { visible, worksOnThem } from './visible.ts';

const serveFiles = serveAttachments('Change', { practice: 'change', visible, insider: worksOnThem });

export const handler = api('change', changeContract, {
  ...serveCounts,
  ...serveRecords,
  ...serveBulk,
  ...serveLife,
  ...serveWork,
  ...serveTasks,
  ...serveTies,
  ...serveFiles,
  ...serveCatalogue,
  ...serveCalendars,
  ...serveDetection,
  ...serveGates,
});
