import { api } from '../runtime/api.ts';
import { incidentContract } from './contract.ts';
import { serveLife } from './serve-life.ts';
import { serveRecords } from './serve-records.ts';

export const handler = api('incident', incidentContract, { ...serveRecords, ...serveLife });
