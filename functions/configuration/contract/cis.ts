import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Ci, identityFields } from '../ci.ts';
import { AddCi, ChangeCi, StepCi } from '../ci-commands.ts';
import { ciStates } from '../ci-lifecycle.ts';
import { classId } from '../class-rules.ts';
import { ciRights as rights } from '../rights.ts';

const answer = Ci.omit({ chain: true, observed: true })
  .partial({ said: true })
  .extend({ steps: z.array(z.string()).optional(), missing: z.array(z.string()).optional() })
  .meta({ id: 'CiView' });
const one = '/v1/cis/{id}';

export const CiQuery = z.strictObject({
  ...paging,
  class: classId.optional(),
  state: z.enum(ciStates).optional(),
  service: z.string().max(60).optional(),
  owner: z.string().max(120).optional(),
  arn: identityFields.arn.optional(),
});

const step = { method: 'POST', rights, answer, ask: StepCi } as const;

/** Configuration items. */
export const ciContract = contract([
  {
    id: 'listCis',
    method: 'GET',
    path: '/v1/cis',
    summary: 'Configuration items by class, state, service or owner; retired ones only when asked for',
    rights,
    query: CiQuery,
    answer: page(answer),
  },
  { id: 'getCi', method: 'GET', path: one, summary: 'One configuration item', rights, answer },
  {
    id: 'readCiTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'What changed of an item, who said so, and the change that it belongs to',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'addCi',
    method: 'POST',
    path: '/v1/cis',
    summary: 'Add a configuration item',
    rights,
    command: 'create',
    ask: AddCi,
    answer,
    status: 201,
  },
  {
    id: 'changeCi',
    method: 'PATCH',
    path: one,
    summary: 'Change what people say of an item',
    rights,
    command: 'change',
    ask: ChangeCi,
    answer,
  },
  {
    ...step,
    id: 'deployCi',
    path: `${one}/deploy`,
    summary: 'Put a planned item into use',
    command: 'deploy',
  },
  {
    ...step,
    id: 'maintainCi',
    path: `${one}/maintain`,
    summary: 'Take it down for maintenance',
    command: 'maintain',
  },
  {
    ...step,
    id: 'resumeCi',
    path: `${one}/resume`,
    summary: 'Put it into use after maintenance',
    command: 'resume',
  },
  {
    ...step,
    id: 'retireCi',
    path: `${one}/retire`,
    summary: 'Take it out of use for good',
    command: 'retire',
  },
  {
    ...step,
    id: 'restoreCi',
    path: `${one}/restore`,
    summary: 'Put a retired item into use again',
    command: 'restore',
  },
]);
