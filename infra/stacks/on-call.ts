import { Duration } from 'aws-cdk-lib';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import type { ResponseStack } from './response.ts';

/** Who is on call, and the machine that pages one level after the other until somebody takes the incident. */
export function onCall(stack: ResponseStack): Workflow {
  const { 'on-call': table, incident, configuration, people } = stack.data.tables;
  const { api } = new Practice(stack, 'on-call', {
    ...stack.serving,
    table,
    nouns: ['schedules', 'escalation-policies', 'escalations'],
    environment: stack.front.apiEnvironment,
  });
  stack.data.keysFor(api);

  const freeze = new DeskFunction(stack, 'on-call-do-freeze', {
    description: 'When this fails: an escalation does not begin, and nobody is paged',
  });
  const page = new DeskFunction(stack, 'on-call-do-page', {
    description: 'When this fails: a level of an escalation is not paged',
  });
  const escalation = new Workflow(stack, 'Escalation', {
    name: 'escalation',
    invokes: { DoFreeze: freeze, DoPage: page },
  });

  const onOpened = stack.react('on-call-on-incident-opened', {
    on: [
      'incident.opened',
      'incident.reopened',
      'incident.changed',
      'incident.resumed',
      'incident.transferred',
      'incident.unmerged',
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
      'incident.transferred',
    ],
    impact: 'People go on being paged for an incident that somebody has taken.',
  });
  const onReconcile = stack.react('on-call-on-reconcile', {
    on: Duration.minutes(15),
    impact: 'An escalation that got lost on the way is not found again.',
    seconds: 60,
  });

  for (const fn of [freeze, page, onTaken, onReconcile]) table.writtenBy(fn);
  table.readBy(onOpened);
  for (const fn of [freeze, onOpened, onTaken, onReconcile]) incident.readBy(fn);
  incident.checkedBy(page);
  for (const fn of [freeze, onOpened, onReconcile]) configuration.readBy(fn);
  for (const fn of [page, onReconcile]) people.readBy(fn);
  for (const fn of [onOpened, onReconcile]) escalation.startedBy(fn);
  escalation.watchedBy(onReconcile);
  for (const fn of [page, onTaken, onReconcile]) {
    table.metBy(fn);
    mayAnswerTasks(fn);
  }

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
