import { contract } from '../kernel/contract.ts';
import { reportContract } from './contract/reports.ts';

/** Reports over HTTP. */
export const reportingContract = contract([...reportContract]);
