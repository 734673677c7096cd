import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { standardChangeRights as rights } from '../rights.ts';
import { ProposeTemplate, ReviseTemplate, StandardChange } from '../standard-change.ts';

const answer = StandardChange.omit({ chain: true, clocks: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'StandardChange' });
const all = '/v1/standard-changes';
const one = `${all}/{id}`;
const command = { method: 'POST', rights, answer } as const;
const look = { method: 'GET', rights } as const;

/** The catalogue of what need not be asked about again. */
export const catalogueContract = contract([
  {
    ...look,
    id: 'listStandardChanges',
    path: all,
    summary: 'The catalogue by title; `live=true` leaves what can be followed now',
    query: z.strictObject({
      ...paging,
      live: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
    }),
    answer: page(answer),
  },
  {
    ...command,
    id: 'proposeStandardChange',
    path: all,
    summary: 'Propose a template',
    command: 'create',
    ask: ProposeTemplate,
    status: 201,
  },
  { ...look, id: 'getStandardChange', path: one, summary: 'One template', answer },
  {
    ...command,
    method: 'PATCH',
    id: 'reviseStandardChange',
    path: one,
    summary: 'Write its next edition, which has to be approved again',
    command: 'change',
    ask: ReviseTemplate,
  },
  {
    ...command,
    id: 'approveStandardChange',
    path: `${one}/approve`,
    summary: 'Agree to what is proposed; whoever wrote it cannot',
    command: 'approve',
    ask: nothing,
  },
  {
    ...command,
    id: 'publishStandardChange',
    path: `${one}/publish`,
    summary: 'From now on changes follow this edition',
    command: 'publish',
    ask: nothing,
  },
  {
    ...command,
    id: 'retireStandardChange',
    path: `${one}/retire`,
    summary: 'No new change follows it',
    command: 'retire',
    ask: nothing,
  },
  {
    ...look,
    id: 'readStandardChangeTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
]);
