import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { problemContract } from './contract.ts';
import { serveCandidates } from './serve-candidates.ts';
import { serveFindings } from './serve-findings.ts';
import { serveLife } from './serve-life.ts';
import { serveRecords } from './serve-records.ts';
import { serveRules } from './serve-rules.ts';
import { serveTasks } from './serve-tasks.ts';
import { serveTies } from './serve-ties.ts';
import { visible, worksOnThem } from './visible.ts';

const serveFiles = serveAttachments('Problem', { practice: 'problem', visible, insider: worksOnThem });

export const handler = api('problem', problemContract, {
  ...serveRecords,
  ...serveLife,
  ...serveFindings,
  ...serveTasks,
  ...serveTies,
  ...serveFiles,
  ...serveCandidates,
  ...serveRules,
});
