import { contract } from '../kernel/contract.ts';
import { attachmentOperations } from '../record/attachment-operations.ts';
import { deskContract } from './contract/desk.ts';
import { lifeContract } from './contract/life.ts';
import { recordContract } from './contract/records.ts';
import { one } from './contract/view.ts';
import { incidentRights } from './rights.ts';

/** Incidents over HTTP. */
export const incidentContract = contract([
  ...recordContract,
  ...lifeContract,
  ...deskContract,
  ...attachmentOperations('Incident', one, incidentRights),
]);
