import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddDelegation, Delegation } from '../delegation.ts';
import { AddApprovalPolicy, ApprovalPolicy, ChangeApprovalPolicy } from '../policy.ts';
import { delegationRights, approvalPolicyRights as rights } from '../rights.ts';
import { Considered, TriedStep, TryPolicies } from '../trial.ts';

export const PolicyView = ApprovalPolicy.omit({ chain: true }).meta({ id: 'ApprovalPolicyView' });
export const DelegationView = Delegation.omit({ chain: true }).meta({ id: 'DelegationView' });

const one = '/v1/approval-policies/{id}';
const delegation = '/v1/delegations';

/** Which steps records have to pass, and who votes in whose place. */
export const approvalPolicyContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listApprovalPolicies',
    path: '/v1/approval-policies',
    summary: 'List approval policies by name',
    query: z.strictObject(paging),
    answer: page(PolicyView),
  },
  {
    method: 'POST',
    rights,
    id: 'addApprovalPolicy',
    path: '/v1/approval-policies',
    summary: 'Add a policy: which records have to pass which steps',
    command: 'create',
    ask: AddApprovalPolicy,
    answer: PolicyView,
    status: 201,
  },
  { method: 'GET', rights, id: 'getApprovalPolicy', path: one, summary: 'Read a policy', answer: PolicyView },
  {
    method: 'PATCH',
    rights,
    id: 'changeApprovalPolicy',
    path: one,
    summary: 'Change a policy for what is submitted from now on',
    command: 'change',
    ask: ChangeApprovalPolicy,
    answer: PolicyView,
  },
  {
    method: 'POST',
    rights,
    id: 'tryApprovalPolicies',
    path: '/v1/approval-policies/trial',
    summary:
      'Which policies would apply to a record, why, and whom they would ask; also with one that is not saved',
    command: 'try',
    ask: TryPolicies,
    answer: z.object({
      policies: z.array(z.string()),
      considered: z.array(Considered),
      steps: z.array(TriedStep),
      excluded: z.array(z.string()),
    }),
  },
  {
    method: 'GET',
    rights: delegationRights,
    id: 'listDelegations',
    path: delegation,
    summary: 'Who votes in whose place: mine and those to me; for managers, all that are planned',
    query: z.strictObject({
      ...paging,
      all: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
    }),
    answer: page(DelegationView),
  },
  {
    method: 'POST',
    rights: delegationRights,
    id: 'delegateVotes',
    path: delegation,
    summary: 'Hand votes over for a time',
    command: 'create',
    ask: AddDelegation,
    answer: DelegationView,
    status: 201,
  },
  {
    method: 'POST',
    rights: delegationRights,
    id: 'cancelDelegation',
    path: `${delegation}/{id}/cancel`,
    summary: 'Take votes back',
    command: 'cancel',
    ask: nothing,
    answer: DelegationView,
  },
]);
