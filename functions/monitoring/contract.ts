import { contract } from '../kernel/contract.ts';
import { alertContract } from './contract/alerts.ts';
import { changeContract } from './contract/changes.ts';
import { heartbeatContract } from './contract/heartbeats.ts';
import { integrationContract } from './contract/integrations.ts';
import { signalContract } from './contract/signals.ts';

/** Monitoring over HTTP. */
export const monitoringContract = contract([
  ...alertContract,
  ...signalContract,
  ...integrationContract,
  ...heartbeatContract,
  ...changeContract,
]);
