import { may } from '../kernel/rights.ts';
import { api } from '../runtime/api.ts';
import { serveAttachments } from '../runtime/attachments.ts';
import { incidentContract } from './contract.ts';
import { incidentRights } from './rights.ts';
import { serveDesk } from './serve-desk.ts';
import { serveLife } from './serve-life.ts';
import { serveRecords } from './serve-records.ts';
import { visible } from './visible.ts';

const serveFiles = serveAttachments('Incident', {
  practice: 'incident',
  visible,
  insider: ({ actor }) => may(incidentRights, actor, 'read-notes'),
});

export const handler = api('incident', incidentContract, {
  ...serveRecords,
  ...serveLife,
  ...serveDesk,
  ...serveFiles,
});
