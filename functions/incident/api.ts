import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { incidentContract } from './contract.ts';
import { serveBulk } from './serve-bulk.ts';
import { serveCounts } from './serve-counts.ts';
import { serveDesk } from './serve-desk.ts';
import { serveFamily } from './serve-family.ts';
import { serveLife } from './serve-life.ts';
import { serveMajor } from './serve-major.ts';
import { serveMajorData } from './serve-major-data.ts';
import { servePaging } from './serve-paging.ts';

import { serveRecords } from './serve-records.ts';

import { serveReviews } from './serve-reviews.ts';
import { serveSimilar } from './serve-similar.ts';
import { serveTies } from './serve-ties.ts';
import { visible, worksOnThem } from './visible.ts';

const serveFiles = serveAttachments('Incident', { practice: 'incident', visible, insider: worksOnThem });

export const handler = api('incident', incidentContract, {
  ...serveCounts,
  ...serveRecords,
  ...serveLife,
  ...serveFamily,
  ...serveTies,
  ...serveBulk,
  ...serveSimilar,
  ...servePaging,
  ...serveDesk,
  ...serveFiles,
  ...serveMajor,
  ...serveMajorData,
  ...serveReviews,
});
