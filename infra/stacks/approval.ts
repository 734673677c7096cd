import { Duration } from 'aws-cdk-lib';
import { DeskFunction } from '../constructs/function.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import type { PracticeStack } from './practice-stack.ts';

/** The plural nouns of what approvals keep: served by the function of the practice that is approved. */
export const approvalNouns = ['approvals', 'approval-policies', 'delegations', 'cabs', 'cab-meetings'];

/** Rounds of votes, and the machine that waits for each of them. */
export function approval(stack: PracticeStack, api: DeskFunction): Workflow {
  const { change: table, people, 'on-call': onCall } = stack.data.tables;
  const ask = new DeskFunction(stack, 'change-do-ask', {
    description: 'When this fails: approvers are not reminded, and a round of votes does not end in time',
  });
  const machine = new Workflow(stack, 'Approval', { name: 'approval', invokes: { DoAsk: ask } });

  const onRound = stack.react('change-on-round', {
    on: ['change.submitted', 'change.revised', 'change.withdrawn', 'change.canceled', 'change.rejected'],
    impact: 'Nobody is asked to approve a change until the next reconciliation, ten minutes later.',
  });
  const onApproval = stack.react('change-on-approval', {
    on: ['approval.asked', 'approval.stepped', 'approval.decided'],
    impact: 'A change that was approved or rejected stays where it is until the next reconciliation.',
  });
  const onLeft = stack.react('change-on-approver-left', {
    on: ['person.deactivated'],
    impact: 'A round of votes waits for somebody who has left, until its deadline.',
    seconds: 60,
  });
  const onReconcile = stack.react('change-on-approval-reconcile', {
    on: Duration.minutes(10),
    impact: 'A round of votes that got lost on the way is not found again.',
    seconds: 60,
  });

  for (const fn of [ask, onRound, onApproval, onLeft, onReconcile]) table.writtenBy(fn);
  // Who is away, and who is meant by a team.
  for (const fn of [ask, onRound, onLeft, onReconcile]) onCall.readBy(fn);
  for (const fn of [onRound, onLeft, onReconcile]) people.readBy(fn);
  for (const fn of [ask, onRound, onApproval, onReconcile]) {
    table.checkedBy(fn);
    table.metBy(fn);
    mayAnswerTasks(fn);
  }
  // What is asked, and who votes, is held when a vote commits.
  for (const checked of [table, people]) checked.checkedBy(api);
  onCall.readBy(api);
  for (const fn of [onRound, onReconcile]) machine.startedBy(fn);
  machine.watchedBy(onReconcile);
  machine.drawnBy(api);

  stack.front.watch.worryAbout(stack, 'ApprovalStuck', {
    metric: machine.machine.metricFailed({ ...fiveMinutes, statistic: 'Sum' }),
    impact: 'Approvers of a change could not be asked or reminded; the next reconciliation tries again.',
  });
  return machine;
}
