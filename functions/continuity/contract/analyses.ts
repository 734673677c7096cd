import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { ChangeAnalysis, ImpactAnalysis, OpenAnalysis } from '../impact-analysis.ts';
import { minutes, Tier } from '../objective.ts';
import { readinesses, TierReadiness } from '../readiness.ts';
import { analysisRights as rights, standingRights } from '../rights.ts';
import { ServiceContinuity } from '../standing.ts';
import { plain, reading, steps } from './view.ts';

const view = ImpactAnalysis.omit({ chain: true, clocks: true })
  .extend({ ...steps, disruption: minutes.optional() })
  .meta({ id: 'ImpactAnalysisView' });
const one = '/v1/impact-analyses/{id}';
const command = { method: 'POST', rights, answer: view } as const;

/** A service on the board: where it stands, what of it is red, and how ready it is. */
const BoardRow = ServiceContinuity.omit({ chain: true, clocks: true, items: true })
  .extend({
    red: z.int(),
    unproved: z.int(),
    itemCount: z.int(),
    state: z.enum(readinesses),
  })
  .meta({ id: 'ServiceContinuityView' });

/** What services need of their recovery, and where they stand. */
export const analysisContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listImpactAnalyses',
    path: '/v1/impact-analyses',
    summary: 'List business impact analyses, the strictest tier first',
    query: z.strictObject({
      ...paging,
      state: ImpactAnalysis.shape.state.optional(),
      tier: z.coerce.number().pipe(Tier).optional(),
    }),
    answer: page(view),
  },
  {
    ...command,
    id: 'openImpactAnalysis',
    path: '/v1/impact-analyses',
    summary: 'Begin the analysis of a service: how bad it is to be without it, over time',
    command: 'create',
    ask: OpenAnalysis,
    status: 201,
  },
  ...reading('ImpactAnalysis', one, rights, view, 'an impact analysis'),
  {
    ...command,
    method: 'PATCH',
    id: 'changeImpactAnalysis',
    path: one,
    summary: 'Write on a draft',
    command: 'change',
    ask: ChangeAnalysis,
  },
  {
    ...command,
    id: 'finaliseImpactAnalysis',
    path: `${one}/finalise`,
    summary: 'It is agreed on: everything that the service needs inherits its objective',
    command: 'finalise',
    ask: nothing,
  },
  {
    ...command,
    id: 'reviseImpactAnalysis',
    path: `${one}/revise`,
    summary: 'Write its next edition; what was agreed on counts until that is finalised',
    command: 'revise',
    ask: nothing,
  },
  {
    ...command,
    id: 'confirmImpactAnalysis',
    path: `${one}/confirm`,
    summary: 'It was reviewed, and holds as it is',
    command: 'confirm',
    ask: nothing,
  },
  {
    method: 'GET',
    rights: standingRights,
    id: 'listServiceContinuity',
    path: '/v1/service-continuity',
    summary: 'The board: services by tier, with red items, gaps and the newest exercise',
    query: plain,
    answer: page(BoardRow),
  },
  {
    method: 'GET',
    rights: standingRights,
    id: 'reportReadiness',
    path: '/v1/service-continuity/readiness',
    summary: 'The report of readiness: tier by tier what is tested within its time, and passed',
    answer: page(TierReadiness),
  },
  {
    method: 'GET',
    rights: standingRights,
    id: 'getServiceContinuity',
    path: '/v1/service-continuity/{id}',
    summary: 'Where the continuity of a service stands, with its gaps',
    answer: BoardRow,
  },
]);
