import { contract } from '../kernel/contract.ts';
import { agreementContract } from './contract/agreements.ts';
import { serviceCalendarContract } from './contract/calendars.ts';
import { serviceLevelContract } from './contract/levels.ts';

/** Service levels over HTTP. */
export const serviceLevelsContract = contract([
  ...agreementContract,
  ...serviceCalendarContract,
  ...serviceLevelContract,
]);
