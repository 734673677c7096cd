import { api } from '../runtime/api.ts';
import { reportingContract } from './contract.ts';
import { serveReports } from './serve-reports.ts';
import { serveSubscriptions } from './serve-subscriptions.ts';

export const handler = api('reporting', reportingContract, { ...serveReports, ...serveSubscriptions });
