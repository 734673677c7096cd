import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddCommitment, ChangeCommitment, Commitment } from '../commitment.ts';
import { commitmentRights as rights } from '../rights.ts';

const answer = Commitment.omit({ chain: true }).meta({ id: 'AvailabilityCommitmentView' });
const all = '/v1/availability-commitments';
const one = `${all}/{id}` as const;
const command = { method: 'POST', rights, answer } as const;

/** How much services are promised to be there. */
export const commitmentContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listAvailabilityCommitments',
    path: all,
    summary: 'List what is promised of services',
    query: z.strictObject(paging),
    answer: page(answer),
  },
  {
    ...command,
    id: 'addAvailabilityCommitment',
    path: all,
    summary: 'Promise how much a service is there, within which hours',
    command: 'create',
    ask: AddCommitment,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getAvailabilityCommitment',
    path: one,
    summary: 'What is promised of a service',
    answer,
  },
  {
    ...command,
    method: 'PATCH',
    id: 'changeAvailabilityCommitment',
    path: one,
    summary: 'Promise something else',
    command: 'change',
    ask: ChangeCommitment,
  },
  {
    ...command,
    id: 'retireAvailabilityCommitment',
    path: `${one}/retire`,
    summary: 'Promise nothing any more',
    command: 'retire',
    ask: nothing,
  },
  {
    ...command,
    id: 'restoreAvailabilityCommitment',
    path: `${one}/restore`,
    summary: 'Promise it again',
    command: 'restore',
    ask: nothing,
  },
]);
