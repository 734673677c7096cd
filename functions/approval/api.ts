import { api } from '../runtime/api.ts';
import { approvalsContract } from './contract.ts';
import { serveApprovals } from './serve-approvals.ts';
import { serveCabs } from './serve-cabs.ts';
import { serveApprovalPolicies } from './serve-policies.ts';

export const handler = api('approval', approvalsContract, {
  ...serveApprovals,
  ...serveApprovalPolicies,
  ...serveCabs,
});
