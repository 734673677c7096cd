import { contract } from '../kernel/contract.ts';
import { attachmentOperations } from '../record/attachment-operations.ts';
import { calendarContract } from './contract/calendars.ts';
import { catalogueContract } from './contract/catalogue.ts';
import { countsContract } from './contract/counts.ts';
import { detectionContract } from './contract/detection.ts';
import { gateContract } from './contract/gates.ts';
import { lifeContract } from './contract/life.ts';
import { bulkContract } from './contract/many.ts';
import { recordContract } from './contract/records.ts';
import { taskContract } from './contract/tasks.ts';
import { tieContract } from './contract/ties.ts';
import { one } from './contract/view.ts';
import { workContract } from './contract/work.ts';
import { changeRights } from './rights.ts';

/** Changes over HTTP. */
export const changeContract = contract([
  ...countsContract,
  ...recordContract,
  ...bulkContract,
  ...lifeContract,
  ...workContract,
  ...taskContract,
  ...tieContract,
  ...attachmentOperations('Change', one, changeRights),
  ...catalogueContract,
  ...calendarContract,
  ...detectionContract,
  ...gateContract,
]);
