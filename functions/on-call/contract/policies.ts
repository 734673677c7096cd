import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { AddPolicy, ChangePolicy, EscalationPolicy } from '../policy.ts';
import { policyRights as rights } from '../rights.ts';

const answer = EscalationPolicy.omit({ chain: true }).meta({ id: 'SeenEscalationPolicy' });
const policies = '/v1/escalation-policies';

/** Escalation policies over HTTP. */
export const policyContract = contract([
  {
    rights,
    id: 'listEscalationPolicies',
    method: 'GET',
    path: policies,
    summary: 'Escalation policies by name',
    query: z.strictObject(paging),
    answer: page(answer),
  },
  {
    rights,
    answer,
    id: 'addEscalationPolicy',
    method: 'POST',
    path: policies,
    summary: 'Make an escalation policy',
    command: 'create',
    ask: AddPolicy,
    status: 201,
  },
  {
    rights,
    answer,
    id: 'getEscalationPolicy',
    method: 'GET',
    path: `${policies}/{id}`,
    summary: 'One escalation policy',
  },
  {
    rights,
    answer,
    id: 'changeEscalationPolicy',
    method: 'PATCH',
    path: `${policies}/{id}`,
    summary: 'Change a policy for escalations that begin from now on',
    command: 'change',
    ask: ChangePolicy,
  },
]);
