import { contract } from '../kernel/contract.ts';
import { escalationContract } from './contract/escalations.ts';
import { feedContract } from './contract/feeds.ts';
import { policyContract } from './contract/policies.ts';
import { scheduleContract } from './contract/schedules.ts';
import { shiftContract } from './contract/shifts.ts';
import { timeOffContract } from './contract/time-off.ts';

/** Schedules, time off, escalation policies and escalations over HTTP. */
export const onCallContract = contract([
  ...scheduleContract,
  ...shiftContract,
  ...timeOffContract,
  ...feedContract,
  ...policyContract,
  ...escalationContract,
]);
