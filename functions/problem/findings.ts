import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { DeclareKnownError } from './known-error.ts';
import { isOver } from './lifecycle.ts';
import { tell } from './notices.ts';
import { deed, type Problem } from './problem.ts';
import type { ReviewProblem } from './review.ts';
import { demandChain, isFound, type RootCause } from './root-cause.ts';
import { isPublished, type WriteWorkaround } from './workaround.ts';

type Outcome = Decision<Problem> | undefined;

const alive = (problem: Problem) => {
  if (isOver(problem)) throw new Refusal('illegal-transition', `It is ${problem.state} and stays as it is.`);
};

/** Writes down why it happened, as a whole. @throws {Refusal} `validation` for a chain that says the same twice */
export function findCause(before: Problem, rootCause: RootCause, by: Actor, at: string): Outcome {
  alive(before);
  demandChain(rootCause);
  return decide<Problem>(before, { ...before, rootCause }, deed('cause-found', by, at));
}

/** Writes how one gets by until then; nobody is told before it is published. */
export function writeWorkaround(before: Problem, ask: WriteWorkaround, by: Actor, at: string): Outcome {
  alive(before);
  const { plain = before.workaround?.plain, text } = ask;
  const { published } = before.workaround ?? {};
  const workaround = { text, ...(plain && { plain }), by: by.id, at, ...(published && { published }) };
  return decide<Problem>(before, { ...before, workaround }, deed('workaround-written', by, at));
}

/**
 * Tells all incidents that it causes how one gets by. Undefined when that very text is out already.
 *
 * @throws {Refusal} `incomplete` without a workaround
 */
export function publishWorkaround(before: Problem, by: Actor, at: string): Outcome {
  alive(before);
  const { workaround } = before;
  if (!workaround)
    throw new Refusal('incomplete', 'Write the workaround first.', { missing: ['workaround'] });
  if (isPublished(workaround)) return undefined;
  const { text, plain, published } = workaround;
  const edition = (published?.edition ?? 0) + 1;
  const next = { ...workaround, published: { edition, text, ...(plain && { plain }), by: by.id, at } };
  return decide<Problem>(
    before,
    { ...before, workaround: next },
    {
      ...deed('workaround-published', by, at),
      facts: { edition },
      ...tell(before, by, 'problem-workaround', 'there is a workaround'),
    },
  );
}

/**
 * Its cause or a way around it is known: an article says so from now on, and those who wait are told in plain words.
 *
 * @throws {Refusal} `incomplete` when neither is known
 */
export function declareKnownError(before: Problem, ask: DeclareKnownError, by: Actor, at: string): Outcome {
  alive(before);
  if (!isFound(before.rootCause) && !before.workaround)
    throw new Refusal('incomplete', 'A known error has a root cause or a workaround: write one of them.', {
      missing: ['rootCause', 'workaround'],
    });
  const knownError = { ...ask, by: by.id, at };
  return decide<Problem>(
    before,
    { ...before, knownError },
    {
      ...deed('known-error-declared', by, at),
      ...(!before.knownError && tell(before, by, 'problem-known-error', 'it is a known error')),
    },
  );
}

/** It was no known error: its article is taken back. Undefined when it is none. */
export function retractKnownError(before: Problem, by: Actor, at: string): Outcome {
  if (!before.knownError) return undefined;
  const { knownError: _, ...next } = before;
  return decide<Problem>(before, next, deed('known-error-retracted', by, at));
}

/** Looks back at how it was handled. What is closed is reviewed no more. */
export function review(before: Problem, ask: ReviewProblem, by: Actor, at: string): Outcome {
  alive(before);
  return decide<Problem>(before, { ...before, review: { ...ask, by: by.id, at } }, deed('reviewed', by, at));
}
