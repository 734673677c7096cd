import { contract } from '../kernel/contract.ts';
import { alertContract } from './contract/alerts.ts';
import { signalContract } from './contract/signals.ts';

/** Monitoring over HTTP. */
export const monitoringContract = contract([...alertContract, ...signalContract]);
