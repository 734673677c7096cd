import { contract } from '../kernel/contract.ts';
import { alertRuleContract } from './contract/alert-rules.ts';
import { alertContract } from './contract/alerts.ts';
import { changeContract } from './contract/changes.ts';
import { heartbeatContract } from './contract/heartbeats.ts';
import { integrationContract } from './contract/integrations.ts';
import { maintenanceWindowContract } from './contract/maintenance-windows.ts';
import { signalContract } from './contract/signals.ts';

/** Monitoring over HTTP. */
export const monitoringContract = contract([
  ...alertContract,
  ...signalContract,
  ...integrationContract,
  ...heartbeatContract,
  ...changeContract,
  ...alertRuleContract,
  ...maintenanceWindowContract,
]);
