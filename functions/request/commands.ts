import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { may } from '../kernel/rights.ts';
import { nothing } from '../kernel/wire.ts';
import { findPerson } from '../people/read.ts';
import { Say, say } from '../record/comment.ts';
import { unwatch, Watch, watch } from '../record/watcher.ts';
import { Assign, assign } from './assign.ts';
import {
  AskMore,
  answerQuestion,
  askMore,
  cancel,
  close,
  Fulfil,
  fulfil,
  LeaveOut,
  leaveOut,
  reopen,
  Why,
} from './course.ts';
import { known } from './known.ts';
import { tell, toDoer } from './notices.ts';
import { reviseRequest } from './revising.ts';
import { Revise } from './revision.ts';
import { requestRights } from './rights.ts';
import { participants, type ServiceRequest } from './service-request.ts';
import {
  AddRequestTask,
  AssignRequestTask,
  addTask,
  assignTask,
  CompleteRequestTask,
  endTask,
  ReopenRequestTask,
  reopenTask,
  SkipRequestTask,
} from './tasks.ts';

type Outcome = Decision<ServiceRequest> | undefined;

/** What a person can do to a request: what they have to say, and what comes of it; undefined when it is so already. */
export type Command<S extends z.ZodType = z.ZodType> = {
  readonly ask: S;
  readonly decide: (
    before: ServiceRequest,
    ask: z.output<S>,
    by: Actor,
    at: string,
  ) => Outcome | Promise<Outcome>;
};

const command = <S extends z.ZodType>(ask: S, decide: Command<S>['decide']): Command<S> => ({ ask, decide });

const isTheirs = (request: ServiceRequest, { id }: Actor) => participants(request).includes(id);

/** Whatever its requester says is an answer to what they were asked. */
function comment(before: ServiceRequest, text: string, by: Actor, at: string): Decision<ServiceRequest> {
  if (before.state === 'needs-information' && isTheirs(before, by))
    return answerQuestion(before, text, by, at);
  const decision = say(before, text, 'public', 'request.commented', by, at);
  const words = {
    topic: 'request-comment',
    staff: 'has a new comment',
    requester: `${before.id} has a new comment`,
  };
  const told =
    isTheirs(before, by) && !before.assignee
      ? [toDoer(before, before, 'request-comment', 'has a new comment')]
      : [];
  return { ...decision, event: { ...decision.event, notices: [...tell(before, by, words), ...told] } };
}

/** Only those who may read notes are told of them, so only they can watch. */
async function demandWatcher(id: string, by: Actor): Promise<void> {
  if (id === by.id) return;
  const person = await findPerson(id);
  if (person?.state !== 'active') throw invalid('/person', `there is no ${id}`);
  const actor: Actor = { id, kind: 'person', roles: person.roles, teams: person.teams };
  if (!may(requestRights, actor, 'note')) throw invalid('/person', 'does not work on requests');
}

/** Every command that people give on one request alone, or on many at once. */
export const commands = {
  assign: command(Assign, async (before, ask, by, at) => {
    await known(ask);
    return assign(before, ask, by, at);
  }),
  revise: command(Revise, reviseRequest),
  cancel: command(Why, (before, { reason }, by, at) => cancel(before, reason, by, at)),
  ask: command(AskMore, (before, { text }, by, at) => askMore(before, text, by, at)),
  answer: command(Say, (before, { text }, by, at) => answerQuestion(before, text, by, at)),
  fulfil: command(Fulfil, fulfil),
  'leave-out': command(LeaveOut, leaveOut),
  reopen: command(Why, (before, { reason }, by, at) => reopen(before, reason, by, at)),
  close: command(nothing, (before, _, by, at) => close(before, by, at)),
  comment: command(Say, (before, { text }, by, at) => comment(before, text, by, at)),
  note: command(Say, (before, { text }, by, at) => say(before, text, 'internal', 'request.noted', by, at)),
  watch: command(Watch, async (before, { person = '' }, by, at) => {
    await demandWatcher(person || by.id, by);
    return watch(before, person || by.id, by, at);
  }),
  unwatch: command(Watch, (before, { person }, by, at) => unwatch(before, person ?? by.id, by, at)),
  'add-task': command(AddRequestTask, async (before, ask, by, at) => {
    await known(ask);
    return addTask(before, ask, by, at);
  }),
  'complete-task': command(CompleteRequestTask, (before, ask, by, at) =>
    endTask(before, { ...ask, state: 'done' }, by, at),
  ),
  'skip-task': command(SkipRequestTask, (before, ask, by, at) =>
    endTask(before, { ...ask, state: 'skipped' }, by, at),
  ),
  'reopen-task': command(ReopenRequestTask, reopenTask),
  'assign-task': command(AssignRequestTask, async (before, ask, by, at) => {
    await known(ask);
    return assignTask(before, ask, by, at);
  }),
} as const;
