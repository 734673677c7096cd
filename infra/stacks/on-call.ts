import { Duration } from 'aws-cdk-lib';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import type { ResponseStack } from './response.ts';

/** Who is on call, and the machine that pages one level after the other until somebody takes the incident. */
export function onCall(stack: ResponseStack): Workflow {
  const { 'on-call': table, incident, configuration, people, notification } = stack.data.tables;
  const { api } = new Practice(stack, 'on-call', {
    ...stack.serving,
    table,
    nouns: ['schedules', 'time-off', 'feeds', 'escalation-policies', 'escalations'],
    environment: stack.front.apiEnvironment,
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  incident.checkedBy(api);

  const feed = new DeskFunction(stack, 'on-call-on-feed', {
    description: 'Hands out calendars of shifts to whoever knows their address',
  });
  stack.data.keysFor(feed);
  table.readBy(feed);
  people.readBy(feed);
  stack.data.tables.change.readBy(feed);
  stack.front.frontDoor.publish(stack, feed, '/v1/feeds/{token}');

  const page = new DeskFunction(stack, 'on-call-do-page', {
    description: 'When this fails: a level of an escalation is not paged',
  });
  const escalation = new Workflow(stack, 'Escalation', {
    name: 'escalation',
    invokes: { DoPage: page },
  });

  const onOpened = stack.react('on-call-on-incident-opened', {
    on: [
      'incident.opened',
      'incident.reopened',
      'incident.changed',
      'incident.resumed',
      'incident.transferred',
      'incident.unmerged',
      'incident.lapsed',
      'incident.unmuted',
      'escalation.raised',
    ],
    impact: 'Nobody is paged for a new incident until the next reconciliation, 15 minutes later.',
  });
  const onTaken = stack.react('on-call-on-incident-taken', {
    on: [
      'incident.acknowledged',
      'incident.resolved',
      'incident.closed',
      'incident.held',
      'incident.merged',
      'incident.muted',
      'incident.transferred',
      'incident.workaround-given',
      'escalation.joined',
    ],
    impact: 'People go on being paged for an incident that somebody has taken.',
  });
  const onReconcile = stack.react('on-call-on-reconcile', {
    on: Duration.minutes(15),
    impact: 'An escalation that got lost on the way is not found again.',
    // In a storm each incident that nobody has taken is looked at.
    seconds: 300,
  });

  const onAsked = stack.react('on-call-on-asked', {
    on: ['escalation.advanced', 'incident.page-asked', 'notification.failed'],
    impact: 'Nobody is paged who was asked for by hand: the next level comes when its time has come.',
  });
  const onClock = stack.react('on-call-on-clock', {
    on: ['schedule.due', 'escalation.due'],
    impact:
      'Nobody is reminded of a shift, and what was let lie or waits for support hours is not paged for.',
  });

  const onPersonLeaving = stack.react('on-call-on-person-leaving', {
    on: ['person.handed-over'],
    impact: 'Shifts stay with somebody who has handed them over.',
    seconds: 60,
  });
  people.readBy(onPersonLeaving);
  table.writtenBy(onPersonLeaving);

  for (const fn of [page, onOpened, onTaken, onReconcile, onAsked, onClock]) table.writtenBy(fn);
  for (const fn of [onOpened, onTaken, onReconcile, onClock]) incident.readBy(fn);
  for (const fn of [page, onAsked]) incident.checkedBy(fn);
  for (const fn of [onOpened, onReconcile, onAsked, onClock]) configuration.readBy(fn);
  for (const fn of [page, onReconcile, onAsked]) people.readBy(fn);
  notification.readBy(onAsked);
  // Whose turn it is, where levels are paged in turns.
  table.countedBy(page);
  for (const fn of [onOpened, onReconcile]) escalation.startedBy(fn);
  escalation.watchedBy(onReconcile);
  for (const fn of [page, onTaken, onReconcile]) table.metBy(fn);
  for (const fn of [page, onTaken, onReconcile, onAsked]) mayAnswerTasks(fn);

  stack.front.watch.worryAbout(stack, 'NobodyAnswered', {
    metric: escalation.machine.metricFailed({ ...fiveMinutes, statistic: 'Sum' }),
    impact: 'An incident was escalated to its last level and nobody took it, or paging itself broke.',
  });
  stack.front.watch.worryAbout(stack, 'ReconciliationSilent', {
    metric: onReconcile.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
    below: 1,
    impact: 'Nothing looks for escalations that got lost on the way.',
  });
  return escalation;
}
