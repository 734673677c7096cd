import { contract } from '../kernel/contract.ts';
import { reportContract } from './contract/reports.ts';
import { subscriptionContract } from './contract/subscriptions.ts';

/** Reports over HTTP. */
export const reportingContract = contract([...reportContract, ...subscriptionContract]);
