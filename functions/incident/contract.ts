import { contract } from '../kernel/contract.ts';
import { attachmentOperations } from '../record/attachment-operations.ts';
import { countsContract } from './contract/counts.ts';
import { deskContract } from './contract/desk.ts';
import { familyContract } from './contract/family.ts';
import { lifeContract } from './contract/life.ts';
import { majorContract } from './contract/major.ts';
import { majorDataContract } from './contract/major-data.ts';
import { bulkContract, similarContract } from './contract/many.ts';
import { pagingContract } from './contract/paging.ts';
import { recordContract } from './contract/records.ts';
import { reviewContract } from './contract/reviews.ts';
import { tieContract } from './contract/ties.ts';
import { one } from './contract/view.ts';
import { incidentRights } from './rights.ts';

/** Incidents over HTTP. */
export const incidentContract = contract([
  ...countsContract,
  ...recordContract,
  ...lifeContract,
  ...familyContract,
  ...tieContract,
  ...bulkContract,
  ...similarContract,
  ...pagingContract,
  ...deskContract,
  ...majorContract,
  ...majorDataContract,
  ...reviewContract,
  ...attachmentOperations('Incident', one, incidentRights),
]);
