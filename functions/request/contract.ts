import { attachmentOperations } from '../record/attachment-operations.ts';
import { catalogueContract } from './contract/catalogue.ts';
import { recordContract } from './contract/records.ts';
import { submissionContract } from './contract/submissions.ts';
import { surveyContract } from './contract/surveys.ts';
import { taskContract } from './contract/tasks.ts';
import { tieContract } from './contract/ties.ts';
import { one } from './contract/view.ts';
import { workContract } from './contract/work.ts';
import { requestRights } from './rights.ts';

/** What the API offers of the catalogue, of requests, of what web forms brought, and of how people were served. */
export const requestContract = [
  ...catalogueContract,
  ...recordContract,
  ...workContract,
  ...taskContract,
  ...tieContract,
  ...attachmentOperations('Request', one, requestRights),
  ...submissionContract,
  ...surveyContract,
] as const;
