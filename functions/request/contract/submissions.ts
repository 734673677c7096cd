import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { submissionRights as rights } from '../rights.ts';
import { JudgeSubmission, Submission } from '../submission.ts';

const answer = Submission.omit({ chain: true, clocks: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'Submission' });
const one = '/v1/submissions/{id}';
const judged = { method: 'POST', rights, ask: JudgeSubmission, answer } as const;

/** What web forms brought. */
export const submissionContract = contract([
  {
    id: 'listSubmissions',
    method: 'GET',
    path: '/v1/submissions',
    summary: 'List what web forms brought and was kept back: quarantined, or not confirmed yet',
    rights,
    query: z.strictObject({
      ...paging,
      state: z.enum(['quarantined', 'unconfirmed']).default('quarantined'),
    }),
    answer: page(answer),
  },
  { id: 'getSubmission', method: 'GET', path: one, summary: 'Read what a web form brought', rights, answer },
  {
    ...judged,
    id: 'releaseSubmission',
    path: `${one}/release`,
    summary: 'Let it become a ticket',
    command: 'release',
  },
  {
    ...judged,
    id: 'discardSubmission',
    path: `${one}/discard`,
    summary: 'Leave it for good',
    command: 'discard',
  },
]);
