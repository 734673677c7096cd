import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Baseline, TakeBaseline } from '../baseline.ts';
import { AcceptRemediation, Remediation } from '../remediation.ts';
import { baselineRights, remediationRights } from '../rights.ts';

const task = Remediation.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'RemediationView' });
const kept = Baseline.omit({ chain: true }).meta({ id: 'BaselineView' });
const Drifts = z
  .object({
    items: z.array(
      z.object({
        ci: z.string(),
        title: z.string(),
        changed: z.record(z.string(), z.object({ from: z.unknown().optional(), to: z.unknown().optional() })),
      }),
    ),
  })
  .meta({ id: 'Drift' });

const one = '/v1/remediations/{id}';
const judged = { method: 'POST', rights: remediationRights, answer: task } as const;

/** What is wrong with items, and what has become of them since a baseline. */
export const healthContract = contract([
  {
    id: 'listRemediations',
    method: 'GET',
    path: '/v1/remediations',
    summary: 'What is to be done about items that are orphaned, stale, incomplete or there twice',
    rights: remediationRights,
    query: z.strictObject(paging),
    answer: page(task),
  },
  {
    id: 'getRemediation',
    method: 'GET',
    path: one,
    summary: 'One task',
    rights: remediationRights,
    answer: task,
  },
  {
    ...judged,
    id: 'acceptRemediation',
    path: `${one}/accept`,
    summary: 'Leave it as it is, for a reason',
    command: 'accept',
    ask: AcceptRemediation,
  },
  {
    ...judged,
    id: 'reopenRemediation',
    path: `${one}/reopen`,
    summary: 'Have it done after all',
    command: 'reopen',
    ask: nothing,
  },
  {
    id: 'listBaselines',
    method: 'GET',
    path: '/v1/baselines',
    summary: 'Baselines, the oldest first',
    rights: baselineRights,
    query: z.strictObject(paging),
    answer: page(kept),
  },
  {
    id: 'getBaseline',
    method: 'GET',
    path: '/v1/baselines/{id}',
    summary: 'One baseline',
    rights: baselineRights,
    answer: kept,
  },
  {
    id: 'readDrift',
    method: 'GET',
    path: '/v1/baselines/{id}/drift',
    summary: 'What has become of its items since, field by field',
    rights: baselineRights,
    answer: Drifts,
  },
  {
    id: 'takeBaseline',
    method: 'POST',
    path: '/v1/baselines',
    summary: 'Keep how up to 50 items are now',
    rights: baselineRights,
    command: 'create',
    ask: TakeBaseline,
    answer: kept,
    status: 201,
  },
]);
