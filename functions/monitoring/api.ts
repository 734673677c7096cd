import { api } from '../runtime/api.ts';
import { monitoringContract } from './contract.ts';
import { serveAlertRules } from './serve-alert-rules.ts';
import { serveAlerts } from './serve-alerts.ts';
import { serveChanges } from './serve-changes.ts';
import { serveHeartbeats } from './serve-heartbeats.ts';
import { serveIntegrations } from './serve-integrations.ts';
import { serveMaintenanceWindows } from './serve-maintenance-windows.ts';
import { serveSignals } from './serve-signals.ts';

export const handler = api('monitoring', monitoringContract, {
  ...serveAlerts,
  ...serveSignals,
  ...serveIntegrations,
  ...serveHeartbeats,
  ...serveChanges,
  ...serveAlertRules,
  ...serveMaintenanceWindows,
});
