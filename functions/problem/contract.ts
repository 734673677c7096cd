import { contract } from '../kernel/contract.ts';
import { attachmentOperations } from '../record/attachment-operations.ts';
import { candidateContract } from './contract/candidates.ts';
import { findingContract } from './contract/findings.ts';
import { lifeContract } from './contract/life.ts';
import { recordContract } from './contract/records.ts';
import { taskContract } from './contract/tasks.ts';
import { tieContract } from './contract/ties.ts';
import { one } from './contract/view.ts';
import { problemRights } from './rights.ts';

/** Problems over HTTP. */
export const problemContract = contract([
  ...recordContract,
  ...lifeContract,
  ...findingContract,
  ...taskContract,
  ...tieContract,
  ...attachmentOperations('Problem', one, problemRights),
  ...candidateContract,
]);
