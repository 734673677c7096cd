import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { may } from '../kernel/rights.ts';
import { nothing } from '../kernel/wire.ts';
import { findPerson } from '../people/read.ts';
import { Say, say } from '../record/comment.ts';
import { unwatch, Watch, watch } from '../record/watcher.ts';
import { AssignProblem, ChangeProblem, correct } from './correction.ts';
import { analyze, assess, beginFix, reanalyze, reopen, Why } from './course.ts';
import {
  AcceptRisk,
  acceptRisk,
  CloseProblem,
  cancel,
  close,
  MarkDuplicate,
  markDuplicate,
  ResolveProblem,
  resolve,
} from './ending.ts';
import {
  declareKnownError,
  findCause,
  publishWorkaround,
  retractKnownError,
  review,
  writeWorkaround,
} from './findings.ts';
import { demandCategory, fieldsAt } from './forms.ts';
import { demandOriginal, demandThere, known } from './known.ts';
import { DeclareKnownError } from './known-error.ts';
import type { Problem } from './problem.ts';
import { ReviewProblem } from './review.ts';
import { problemRights } from './rights.ts';
import { evidenceOf, RootCause } from './root-cause.ts';
import { WriteWorkaround } from './workaround.ts';

type Outcome = Decision<Problem> | undefined;

/** What a person can do to a problem: what they have to say, and what comes of it; undefined when it is so already. */
export type Command<S extends z.ZodType = z.ZodType> = {
  readonly ask: S;
  readonly decide: (before: Problem, ask: z.output<S>, by: Actor, at: string) => Outcome | Promise<Outcome>;
  /** What the rights table calls it, when that is another name. */
  readonly right?: string;
};

const command = <S extends z.ZodType>(ask: S, decide: Command<S>['decide'], right?: string): Command<S> => ({
  ask,
  decide,
  ...(right && { right }),
});

/** Only those who may read problems are told of them, so only they can watch. */
async function demandWatcher(id: string, by: Actor): Promise<void> {
  if (id === by.id) return;
  const person = await findPerson(id);
  if (person?.state !== 'active') throw invalid('/person', `there is no ${id}`);
  const actor: Actor = { id, kind: 'person', roles: person.roles, teams: person.teams };
  if (!may(problemRights, actor, 'note')) throw invalid('/person', 'does not work on problems');
}

/** The commands that people give on one problem alone, or on many at once. */
export const commands = {
  assess: command(nothing, (before, _, by, at) => assess(before, by, at)),
  analyze: command(nothing, (before, _, by, at) => analyze(before, by, at)),
  fix: command(nothing, (before, _, by, at) => beginFix(before, by, at)),
  resolve: command(ResolveProblem, async (before, ask, by, at) =>
    resolve(before, ask, by, at, await fieldsAt(before, 'resolve', ask.fields, by)),
  ),
  close: command(CloseProblem, async (before, { fields }, by, at) =>
    close(before, by, at, await fieldsAt(before, 'close', fields, by)),
  ),
  'accept-risk': command(AcceptRisk, (before, ask, by, at) => acceptRisk(before, ask, by, at)),
  'mark-duplicate': command(MarkDuplicate, async (before, { of }, by, at) => {
    await demandOriginal(of);
    return markDuplicate(before, of, by, at);
  }),
  cancel: command(Why, (before, { reason }, by, at) => cancel(before, reason, by, at)),
  reanalyze: command(Why, (before, { reason }, by, at) => reanalyze(before, reason, by, at)),
  reopen: command(Why, (before, { reason }, by, at) => reopen(before, reason, by, at)),
  change: command(ChangeProblem, async (before, ask, by, at) => {
    await known(ask);
    await demandCategory(before, ask.category);
    return correct(before, ask, by, at, await fieldsAt(before, 'change', ask.fields, by));
  }),
  assign: command(
    AssignProblem,
    async (before, ask, by, at) => {
      await known(ask);
      return correct(before, ask, by, at);
    },
    'change',
  ),
  'find-cause': command(RootCause, async (before, ask, by, at) => {
    await demandThere(evidenceOf(ask));
    return findCause(before, ask, by, at);
  }),
  'write-workaround': command(WriteWorkaround, writeWorkaround),
  'publish-workaround': command(nothing, (before, _, by, at) => publishWorkaround(before, by, at)),
  'declare-known-error': command(DeclareKnownError, declareKnownError),
  'retract-known-error': command(nothing, (before, _, by, at) => retractKnownError(before, by, at)),
  review: command(ReviewProblem, review),
  comment: command(Say, (before, { text }, by, at) =>
    say(before, text, 'public', 'problem.commented', by, at),
  ),
  note: command(Say, (before, { text }, by, at) => say(before, text, 'internal', 'problem.noted', by, at)),
  watch: command(Watch, async (before, { person = '' }, by, at) => {
    await demandWatcher(person || by.id, by);
    return watch(before, person || by.id, by, at);
  }),
  unwatch: command(Watch, (before, { person }, by, at) => unwatch(before, person ?? by.id, by, at)),
} as const;
