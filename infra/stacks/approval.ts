import { Duration } from 'aws-cdk-lib';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import type { PracticeStack } from './practice-stack.ts';

/** The plural nouns of what people decide on, by which rules, and in which meetings. */
const nouns = ['approvals', 'approval-policies', 'delegations', 'cabs', 'cab-meetings'];

/** Events with which a record is put to the vote, asks for something else, or asks nobody any more. */
const put = [
  'change.submitted',
  'change.revised',
  'change.withdrawn',
  'change.canceled',
  'change.rejected',
  'request.submitted',
  'request.revised',
  'request.canceled',
  'continuity-plan.submitted',
  'continuity-plan.withdrawn',
];

/** Rounds of votes on whatever is approved, and the machine that waits for each of them. */
export function approval(stack: PracticeStack): void {
  const { approval: table, change, request, continuity, people, 'on-call': onCall } = stack.data.tables;
  /** The tables of what is approved: a round holds only while they say so. */
  const approvable = [change, request, continuity];
  const { api } = new Practice(stack, 'approval', {
    ...stack.serving,
    table,
    nouns,
    environment: stack.front.apiEnvironment,
  });
  stack.data.keysFor(api);
  table.countedBy(api);

  const ask = new DeskFunction(stack, 'approval-do-ask', {
    description: 'When this fails: approvers are not reminded, and a round of votes does not end in time',
  });
  const machine = new Workflow(stack, 'Approval', { name: 'approval', invokes: { DoAsk: ask } });

  const onRound = stack.react('approval-on-round', {
    on: put,
    impact: 'Nobody is asked to approve it until the next reconciliation, ten minutes later.',
  });
  const onStepped = stack.react('approval-on-stepped', {
    on: ['approval.asked', 'approval.stepped', 'approval.decided'],
    impact: 'The machine of a round waits for what is decided, until the next reconciliation.',
  });
  const onLeft = stack.react('approval-on-approver-left', {
    on: ['person.deactivated'],
    impact: 'A round of votes waits for somebody who has left, until its deadline.',
    seconds: 60,
  });
  const onReconcile = stack.react('approval-on-reconcile', {
    on: Duration.minutes(10),
    impact: 'A round of votes that got lost on the way is not found again.',
    seconds: 60,
  });

  for (const fn of [ask, onRound, onStepped, onLeft, onReconcile]) table.writtenBy(fn);
  // Who is away, and who is meant by a team.
  for (const fn of [ask, onRound, onLeft, onReconcile]) onCall.readBy(fn);
  for (const fn of [onRound, onLeft, onReconcile]) people.readBy(fn);
  // What is asked is held when a round begins or ends, and who votes besides when a vote commits.
  for (const fn of [api, ask, onRound, onReconcile]) for (const one of approvable) one.checkedBy(fn);
  for (const one of [table, people]) one.checkedBy(api);
  for (const fn of [ask, onRound, onStepped, onReconcile]) {
    table.metBy(fn);
    mayAnswerTasks(fn);
  }
  onCall.readBy(api);
  for (const fn of [onRound, onReconcile]) machine.startedBy(fn);
  machine.watchedBy(onReconcile);
  machine.drawnBy(api);

  stack.front.watch.worryAbout(stack, 'ApprovalStuck', {
    metric: machine.machine.metricFailed({ ...fiveMinutes, statistic: 'Sum' }),
    impact: 'Approvers could not be asked or reminded; the next reconciliation tries again.',
  });
}
