import { api } from '../runtime/api.ts';
import { monitoringContract } from './contract.ts';
import { serveAlerts } from './serve-alerts.ts';
import { serveSignals } from './serve-signals.ts';

export const handler = api('monitoring', monitoringContract, { ...serveAlerts, ...serveSignals });
