import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { requestContract } from './contract.ts';
import { serveCatalogue } from './serve-catalogue.ts';
import { serveRecords } from './serve-records.ts';
import { serveSubmissions } from './serve-submissions.ts';
import { serveSurveys } from './serve-surveys.ts';
import { serveTies } from './serve-ties.ts';
import { serveTasks, serveWork } from './serve-work.ts';
import { visible, worksOnThem } from './visible.ts';

const serveFiles = serveAttachments('Request', { practice: 'request', visible, insider: worksOnThem });

export const handler = api('request', requestContract, {
  ...serveCatalogue,
  ...serveRecords,
  ...serveWork,
  ...serveTasks,
  ...serveTies,
  ...serveFiles,
  ...serveSubmissions,
  ...serveSurveys,
});
