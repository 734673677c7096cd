import { api } from '../runtime/api.ts';
import { onCallContract } from './contract.ts';
import { serveEscalations } from './serve-escalations.ts';
import { serveFeeds } from './serve-feeds.ts';
import { servePolicies } from './serve-policies.ts';
import { serveSchedules } from './serve-schedules.ts';
import { serveShifts } from './serve-shifts.ts';
import { serveTimeOff } from './serve-time-off.ts';

export const handler = api('on-call', onCallContract, {
  ...serveSchedules,
  ...serveShifts,
  ...serveTimeOff,
  ...serveFeeds,
  ...servePolicies,
  ...serveEscalations,
});
