import type { Operation } from '../kernel/contract.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { matchingPage } from '../runtime/matching.ts';
import type { submissionContract } from './contract/submissions.ts';
import { submissions } from './stored.ts';
import { judge, type Submission, submissionSteps } from './submission.ts';

const steps = (submission: Submission) => ({ steps: submissionSteps(submission) });
const beginning = 2_000;

async function judged(call: Call<Operation>, step: 'release' | 'discard', note: string | undefined) {
  const before = await submissions.get(call.id);
  return commit(call, submissions, judge(before, step, note, call.actor, call.at), steps);
}

/** What web forms brought and was kept back. */
export const serveSubmissions: Handlers<typeof submissionContract> = {
  listSubmissions: async (call) => {
    const { state, limit } = call.query;
    const { items, after } = await matchingPage(submissions, {
      scansAt: (place) =>
        queuePartitions('submission', state).map((partition) => ({
          ...{ practice: 'request', index: 'open' as const, partition, ...place },
        })),
      fits: (submission) => submission.state === state,
      limit,
      after: await placeOf(call),
    });
    // A page of whole bodies would be more than one answer may hold.
    const shown = items.map((one) => ({
      ...publicly(one),
      ...(one.raw && { raw: one.raw.slice(0, beginning).toWellFormed() }),
      ...steps(one),
    }));
    return pageOf(call, shown, after);
  },
  getSubmission: async (call) => {
    const submission = await submissions.get(call.id);
    return show(call, submission, steps(submission));
  },
  releaseSubmission: (call) => judged(call, 'release', call.ask.note),
  discardSubmission: (call) => judged(call, 'discard', call.ask.note),
};
