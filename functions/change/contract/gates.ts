import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { changeId } from '../change.ts';
import { Gate } from '../gate.ts';
import { calendarRights as rights } from '../rights.ts';

const answer = Gate.omit({ chain: true, clocks: true }).meta({ id: 'GateView' });
const seen = { method: 'GET', rights } as const;

/** What pipelines asked the gate, over HTTP. They ask themselves with a key of their own, at the same address. */
export const gateContract = contract([
  {
    ...seen,
    id: 'listGates',
    path: '/v1/gates',
    summary: 'List runs of pipelines that asked the gate, or those of a change, the latest first',
    query: z.strictObject({ ...paging, change: changeId.optional() }),
    answer: page(answer),
  },
  {
    ...seen,
    id: 'getGate',
    path: '/v1/gates/{id}',
    summary: 'Read what a run was answered, and why',
    answer,
  },
]);
