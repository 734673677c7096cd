import { system } from '../kernel/actor.ts';
import { causeText, findProblem, type Problem } from '../problem/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { settings } from './configured.ts';
import { articles } from './keep.ts';
import { beginKnownError, knownErrorRow, publishKnownError, type Told } from './known-error.ts';
import { retire } from './retirement.ts';

const by = system('on-problem');

/** What is done away with, or never was, is no known error any more; what one lives with still is. */
const isStanding = ({ state, knownError, resolution }: Problem): boolean =>
  knownError !== undefined &&
  (state === 'closed' ? resolution?.code === 'risk-accepted' : state !== 'canceled');

function toldBy(problem: Problem): Told | undefined {
  const { id, title, service, cis, errorCode, knownError, rootCause, workaround, resolution } = problem;
  if (!knownError) return undefined;
  const { audience, symptom } = knownError;
  const { published } = workaround ?? {};
  const plain = audience === 'signed-in' ? (published?.plain ?? published?.text) : published?.text;
  return {
    ...{ problem: id, title, service, cis, errorCode, audience, symptom },
    cause: causeText(rootCause),
    workaround: plain,
    solution: resolution?.code === 'fix-applied' ? resolution.text : undefined,
  };
}

async function articleOf(problem: string) {
  const { pk, sk } = knownErrorRow(problem);
  const row = await readRow('knowledge', pk, sk);
  return row ? articles.find(String(row.article)) : undefined;
}

/** A known error is an article that says what its problem says now, and is retired with it. */
export const handler = reaction(async ({ id, next: depth }, now) => {
  const problem = await findProblem(id);
  if (!problem) return;
  const told = toldBy(problem);
  const there = await articleOf(id);
  if (!told || !isStanding(problem)) {
    if (there?.state === 'published') await articles.save(retire(there, by, now), { depth });
    return;
  }
  const begin = async () => {
    const of = {
      id: await nextNumber('knowledge', 'KB'),
      owner: problem.assignee ?? problem.knownError?.by ?? problem.requester,
      reviewDays: settings().reviewDays,
    };
    return articles.save(beginKnownError(told, of, by, now), { depth });
  };
  const published = publishKnownError(there ?? (await begin()), told, by, now);
  if (published) await articles.save(published, { depth });
});
