import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { line, text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { begun, paused, resumed } from './fulfilling.ts';
import { type FulfilmentTask, hasEnded } from './fulfilment-task.ts';
import { requestLifecycle } from './lifecycle.ts';
import { tell, toDoer, type Words } from './notices.ts';
import { deed, type ServiceRequest } from './service-request.ts';

type Extra = Partial<Omit<DomainEvent, 'type' | 'by' | 'at' | 'changed'>>;
type Next = Partial<ServiceRequest>;

/** Days for which something that was delivered can be reopened; then it closes. */
export const closeDays = 5;
const day = 86_400_000;

/** One step of the lifecycle, as a decision, with those told whom it concerns. */
function step(
  before: ServiceRequest,
  [name, type]: readonly [string, string],
  next: Next,
  [by, at]: readonly [Actor, string],
  { words, ...extra }: Extra & { readonly words?: Words } = {},
): Decision<ServiceRequest> {
  const state = next.state ?? follow(requestLifecycle, before.state, name);
  const after = { ...before, ...next, state, progress: before.progress + 1 };
  const notices = [...(words ? tell(after, by, words) : []), ...(extra.notices ?? [])];
  return decide(before, after, { ...deed(type, by, at), ...extra, ...(notices.length && { notices }) });
}

/** Why it is not done, or is done again: those whom it concerns read it. */
export const Why = z.strictObject({ reason: text(2_000) });
/** What its requester is asked. */
export const AskMore = z.strictObject({ text: text(4_000) });
export const Fulfil = z.strictObject({
  note: text(65_536).optional(),
  /** What of it was not delivered, and why: it is fulfilled in part then, and tasks that are left are skipped. */
  leftOut: z
    .array(z.strictObject({ what: line(200), why: text(2_000) }))
    .min(1)
    .max(20)
    .optional(),
});
export const LeaveOut = z.strictObject({ line: z.string().max(10), reason: text(2_000) });

/** Everybody who had to agree has: its work begins. */
export const approve = (before: ServiceRequest, by: Actor, at: string): Decision<ServiceRequest> =>
  step(
    before,
    ['approve', 'approved'],
    { ...begun(before, at), state: follow(requestLifecycle, before.state, 'approve') },
    [by, at],
    {
      words: { topic: 'request-state', requester: `${before.id} was approved and is being prepared` },
      notices: [toDoer(before, before, 'request-opened', `${before.title} was approved`)],
    },
  );

/** Somebody did not agree. @param because what its requester reads */
export const reject = (
  before: ServiceRequest,
  because: string,
  by: Actor,
  at: string,
  facts?: Readonly<Record<string, unknown>>,
): Decision<ServiceRequest> =>
  step(before, ['reject', 'rejected'], { closedAt: at, resolution: because, ...stopped(before) }, [by, at], {
    said: { text: because },
    ...(facts && { facts }),
    words: {
      topic: 'request-state',
      staff: 'was not approved',
      requester: `${before.id} was not approved`,
      why: because,
    },
  });

const skipped = (tasks: readonly FulfilmentTask[], note: string, by: Actor, at: string): FulfilmentTask[] =>
  tasks.map((task) => (hasEnded(task) ? task : { ...task, state: 'skipped', by: by.id, at, note }));

const stopped = ({ clocks }: ServiceRequest): Next => ({
  clocks: wind(wind(clocks, 'delivery', undefined), 'auto-close', undefined),
  left: undefined,
});

/** Whoever ordered it needs it no more, or it cannot be had. */
export const cancel = (
  before: ServiceRequest,
  reason: string,
  by: Actor,
  at: string,
): Decision<ServiceRequest> =>
  step(
    before,
    ['cancel', 'canceled'],
    { closedAt: at, ...stopped(before), tasks: skipped(before.tasks, 'The request was canceled.', by, at) },
    [by, at],
    {
      said: { text: reason },
      words: { topic: 'request-state', staff: 'was canceled', requester: `${before.id} was canceled` },
    },
  );

/** Something has to be known before it can go on: its requester is asked, and its time stands still. */
export const askMore = (
  before: ServiceRequest,
  question: string,
  by: Actor,
  at: string,
): Decision<ServiceRequest> =>
  step(
    before,
    ['ask', 'information-wanted'],
    { ...paused(before, at), state: follow(requestLifecycle, before.state, 'ask'), question },
    [by, at],
    {
      said: { text: question },
      words: {
        topic: 'request-question',
        staff: 'waits for its requester',
        requester: `${before.id}: we need to know something from you`,
      },
    },
  );

/** Its requester has said what was asked, in words or by other answers to its form, and it goes on. */
export function answerQuestion(
  before: ServiceRequest,
  words: string | undefined,
  by: Actor,
  at: string,
  revised: Pick<Next, 'lines' | 'description'> = {},
): Decision<ServiceRequest> {
  const { question: _, ...rest } = resumed(before, at);
  const state = follow(requestLifecycle, before.state, 'answer');
  const next = { ...rest, ...revised, state, question: undefined, left: undefined };
  const told = before.assignee ? [] : [toDoer(before, before, 'request-comment', 'was answered')];
  return step(before, ['answer', 'answered'], next, [by, at], {
    ...(words && { said: { text: words } }),
    words: { topic: 'request-comment', staff: 'was answered' },
    notices: told,
  });
}

/** It is delivered: those who got it are told, and it closes by itself after some days. */
function delivered(
  before: ServiceRequest,
  next: Next,
  by: Actor,
  at: string,
  extra: Extra = {},
): Decision<ServiceRequest> {
  const leftOut = next.leftOut ?? before.leftOut ?? [];
  const lines = (next.lines ?? before.lines).map((one) =>
    one.state === 'ordered' ? { ...one, state: 'delivered' as const } : one,
  );
  const partly = leftOut.length > 0 || lines.some(({ state }) => state === 'left-out');
  const name = partly ? 'leave-out' : 'fulfil';
  const clocks = wind(
    wind(before.clocks, 'delivery', undefined),
    'auto-close',
    new Date(Date.parse(at) + closeDays * day).toISOString(),
  );
  const done = { question: undefined, left: undefined, fulfilledAt: at };
  return step(before, [name, 'fulfilled'], { ...next, ...done, lines, clocks }, [by, at], {
    ...extra,
    words: {
      topic: 'request-state',
      staff: partly ? 'is fulfilled in part' : 'is fulfilled',
      requester: partly ? `${before.id} is ready, except for what could not be had` : `${before.id} is ready`,
    },
  });
}

const unfinished = (tasks: readonly FulfilmentTask[]) => tasks.filter((task) => !hasEnded(task));

/**
 * Says that it is delivered, though not by its tasks; tasks that are left are skipped, which wants a word on what was left out.
 *
 * @throws {Refusal} `incomplete` while tasks are open and nothing is said to be left out
 */
export function fulfil(
  before: ServiceRequest,
  { note, leftOut }: z.infer<typeof Fulfil>,
  by: Actor,
  at: string,
): Decision<ServiceRequest> {
  follow(requestLifecycle, before.state, 'fulfil');
  const left = unfinished(before.tasks);
  if (left.length && !leftOut)
    throw new Refusal(
      'incomplete',
      `Still to do: ${left.map(({ title }) => title).join(', ')}. Say what is left out, and why, to end it without them.`,
      {
        tasks: left.map(({ id }) => id),
      },
    );
  const next = {
    ...(note && { resolution: note }),
    ...(leftOut && { leftOut: [...(before.leftOut ?? []), ...leftOut] }),
    tasks: skipped(before.tasks, 'It was left out.', by, at),
  };
  return delivered(before, next, by, at, note ? { said: { text: note } } : {});
}

/**
 * One of the things that were ordered is not delivered: its tasks are skipped. With the last task of the others, it is fulfilled in part.
 *
 * @throws {Refusal} `validation` for a line that is not there, `incomplete` for the only one that is left
 */
export function leaveOut(
  before: ServiceRequest,
  { line: id, reason }: z.infer<typeof LeaveOut>,
  by: Actor,
  at: string,
): Decision<ServiceRequest> | undefined {
  follow(requestLifecycle, before.state, 'leave-out');
  const found = before.lines.find((one) => one.id === id);
  if (!found) throw invalid('/line', `there is no line ${id}`);
  if (found.state === 'left-out') return undefined;
  if (before.lines.every((one) => one.id === id || one.state === 'left-out'))
    throw new Refusal('incomplete', 'Nothing would be left of it: cancel it instead.');
  const lines = before.lines.map((one) =>
    one.id === id ? { ...one, state: 'left-out' as const, why: reason } : one,
  );
  const mine = before.tasks.filter((task) => task.line === id);
  const ended = skipped(mine, reason, by, at);
  const tasks = before.tasks.map((task) => ended.find((one) => one.id === task.id) ?? task);
  if (!unfinished(tasks).length)
    return delivered(before, { lines, tasks }, by, at, { said: { text: reason } });
  return step(before, ['leave-out', 'line-left-out'], { lines, tasks, state: before.state }, [by, at], {
    said: { text: reason },
    facts: { line: found.title },
    words: { topic: 'request-state', requester: `${before.id}: ${found.title} cannot be had` },
  });
}

/** The last of its tasks has ended, so it is delivered. */
export const endWith = (
  before: ServiceRequest,
  tasks: FulfilmentTask[],
  by: Actor,
  at: string,
  extra: Extra,
): Decision<ServiceRequest> => delivered(before, { tasks }, by, at, extra);

/** It is not as it was ordered: one more task says so, and it goes on. */
export function reopen(
  before: ServiceRequest,
  reason: string,
  by: Actor,
  at: string,
): Decision<ServiceRequest> {
  const state = follow(requestLifecycle, before.state, 'reopen');
  const count = before.reopenCount + 1;
  const again: FulfilmentTask = {
    id: `again-${count}`,
    title: 'Put right what is not as ordered',
    text: reason,
    state: 'waiting',
    team: before.team,
  };
  const clocks = wind(before.clocks, 'auto-close', undefined);
  const base = { ...before, clocks, late: undefined, fulfilledAt: undefined, reopenCount: count };
  const next = { ...begun(base, at), tasks: [...before.tasks, again], state };
  return step(before, ['reopen', 'reopened'], next, [by, at], {
    said: { text: reason },
    words: { topic: 'request-state', staff: 'was reopened' },
    notices: before.assignee ? [] : [toDoer(before, before, 'request-opened', 'was reopened')],
  });
}

/** Nobody said that it is not as ordered. */
export const close = (before: ServiceRequest, by: Actor, at: string): Decision<ServiceRequest> =>
  step(before, ['close', 'closed'], { closedAt: at, clocks: wind(before.clocks, 'auto-close', undefined) }, [
    by,
    at,
  ]);
