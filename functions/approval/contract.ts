import { contract } from '../kernel/contract.ts';
import { approvalContract } from './contract/approvals.ts';
import { cabContract } from './contract/cabs.ts';
import { approvalPolicyContract } from './contract/policies.ts';

/** Approvals over HTTP. */
export const approvalsContract = contract([...approvalContract, ...approvalPolicyContract, ...cabContract]);
