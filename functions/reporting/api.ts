import { api } from '../runtime/api.ts';
import { reportingContract } from './contract.ts';
import { serveReports } from './serve-reports.ts';

export const handler = api('reporting', reportingContract, { ...serveReports });
