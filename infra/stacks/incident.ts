import type { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import type { Workflow } from '../constructs/workflow.ts';
import { attachments } from './attachments.ts';
import type { ResponseStack } from './response.ts';

/** Incidents, opened by alerts or by people. */
export function incident(stack: ResponseStack, escalation: Workflow): void {
  const { incident: table, monitoring, configuration } = stack.data.tables;
  const { api } = new Practice(stack, 'incident', {
    ...stack.serving,
    table,
    nouns: ['incidents', 'desk', 'major-incident-rules', 'major-incident-roles', 'reviews', 'review-actions'],
    // A command on a hundred takes its time.
    seconds: 29,
    environment: {
      ...stack.front.apiEnvironment,
      DEFAULT_SERVICE: JSON.stringify(stack.config.defaultService),
    },
  });
  const settings = JSON.stringify(stack.config.incident);
  api.addEnvironment('INCIDENT', settings);
  table.checkedBy(api);
  /** Whatever saves incidents knows how long they stay, and counts them. */
  const keeps = (fn: DeskFunction) => {
    table.writtenBy(fn);
    fn.addEnvironment('INCIDENT', settings);
  };
  stack.data.keysFor(api);
  table.countedBy(api);
  for (const other of [configuration, stack.data.tables.administration]) other.readBy(api);
  for (const shown of [monitoring, stack.data.tables['on-call']]) shown.readBy(api);
  // Links show what articles are called.
  stack.data.tables.knowledge.readBy(api);
  stack.data.tables.problem.readBy(api);
  escalation.drawnBy(api);
  attachments(stack, 'incident', api).addEnvironment('INCIDENT', settings);

  const onAlert = stack.react('incident-on-alert', {
    on: ['alert.raised', 'alert.released', 'alert.held', 'alert.acknowledged', 'alert.cleared'],
    impact: 'An alarm opens no incident, or its end resolves none.',
    // Many alerts of one group meet at one incident, and each waits for its turn.
    seconds: 30,
  });
  keeps(onAlert);
  table.countedBy(onAlert);
  monitoring.readBy(onAlert);
  // Assignment rules say to whom it goes: a team, whose turn it is, who is on call.
  const { administration, people, 'on-call': onCall } = stack.data.tables;
  for (const other of [configuration, administration, people, onCall]) other.readBy(onAlert);
  // It opens the children of an event of AWS Health, too.
  table.checkedBy(onAlert);

  const onHealth = stack.react('incident-on-health', {
    on: ['health-event.opened', 'health-event.changed'],
    impact: 'The incident of an event of AWS Health does not say what else is affected.',
    seconds: 60,
  });
  keeps(onHealth);
  table.countedBy(onHealth);
  table.checkedBy(onHealth);
  for (const other of [monitoring, configuration, administration, people, onCall]) other.readBy(onHealth);

  const onCapacity = stack.react('incident-on-capacity', {
    on: ['capacity-metric.ran-critical', 'capacity-metric.relieved'],
    impact: 'Nobody is paged for what runs out within a week.',
    seconds: 30,
  });
  keeps(onCapacity);
  table.countedBy(onCapacity);
  for (const other of [stack.data.tables.capacity, configuration, administration, people, onCall])
    other.readBy(onCapacity);

  const onNotified = stack.react('incident-on-notified', {
    on: ['notification.delivered', 'notification.failed'],
    impact: 'The timeline of an incident does not say who was paged and what came of it.',
  });
  keeps(onNotified);
  stack.data.tables.notification.readBy(onNotified);

  const onEscalation = stack.react('incident-on-escalation', {
    on: ['escalation.exhausted', 'escalation.advanced', 'escalation.joined', 'escalation.lapsed'],
    impact:
      'An incident that nobody answered for does not say so, and one that was let lie stays acknowledged.',
  });
  keeps(onEscalation);
  stack.data.tables['on-call'].readBy(onEscalation);

  const onPersonLeaving = stack.react('incident-on-person-leaving', {
    on: ['person.deactivated', 'person.handed-over'],
    impact: 'Open incidents stay with somebody who has left.',
    seconds: 60,
  });
  keeps(onPersonLeaving);
  stack.data.tables.people.readBy(onPersonLeaving);

  const onClock = stack.react('incident-on-clock', {
    on: ['incident.due', 'review-action.due'],
    impact:
      'What is resolved is never closed, holds do not end, and nobody is reminded of updates and actions.',
  });
  keeps(onClock);

  const onReview = stack.react('incident-on-review', {
    on: { has: 'changed.reviewing.to.version' },
    impact: 'A major incident that is over gets no review, or does not say how far its review is.',
    seconds: 30,
  });
  keeps(onReview);
  monitoring.readBy(onReview);

  const onAsked = stack.react('incident-on-asked', {
    on: ['mail.accepted', 'submission.accepted'],
    impact: 'What somebody asks for by mail or form becomes no incident, and what they answer no comment.',
    seconds: 60,
    environment: { DEFAULT_SERVICE: JSON.stringify(stack.config.defaultService) },
  });
  keeps(onAsked);
  table.countedBy(onAsked);
  const { mail, request } = stack.data.tables;
  for (const other of [mail, request, configuration, administration, people, onCall]) other.readBy(onAsked);
  stack.data.attachments.takenBy(onAsked, 'incident', ['mail']);

  const onMoved = stack.react('incident-on-moved', {
    on: {
      kind: 'incident',
      fields: [
        ...['state.to', 'team.to', 'assignee.to', 'assignee.from', 'priority.to'],
        ...['hold.to.reason', 'major.to.state', 'escalation.from'],
        ['escalation.to', 'exhausted'],
      ],
    },
    impact:
      'The counts beside the lists of incidents say less or more than there is, until the next change of each.',
  });
  table.writtenBy(onMoved);
  table.countedBy(onMoved);

  const onFamilyChanged = stack.react('incident-on-family-changed', {
    on: { has: 'changed.family.to.version' },
    impact: 'Children do not follow their parent, or a merged incident keeps its alerts to itself.',
    seconds: 60,
  });
  keeps(onFamilyChanged);

  const onChangeLinked = stack.react('incident-on-change-linked', {
    on: ['change.linked', 'change.unlinked'],
    impact: 'An incident does not show the changes that are linked with it.',
  });
  keeps(onChangeLinked);
  stack.data.tables.change.readBy(onChangeLinked);

  const onArticleLinked = stack.react('incident-on-article-linked', {
    on: ['article.drafted', 'article.linked', 'article.unlinked'],
    impact: 'An incident does not show the articles that are linked with it.',
  });
  keeps(onArticleLinked);
  stack.data.tables.knowledge.readBy(onArticleLinked);

  const onProblem = stack.react('incident-on-problem', {
    on: [
      ...['opened', 'linked', 'unlinked', 'incidents-linked', 'incidents-unlinked'],
      ...['workaround-published', 'known-error-declared', 'resolved', 'closed'],
    ].map((event) => `problem.${event}`),
    impact:
      'Incidents do not show the problem behind them, are not told its workaround, and are not resolved with it.',
    // One problem may have caused a thousand.
    seconds: 300,
  });
  keeps(onProblem);
  stack.data.tables.problem.readBy(onProblem);

  const onServiceLevel = stack.react('incident-on-service-level', {
    on: ['service-level.reached'],
    impact: 'An incident does not say that it is late, and its priority and team stay as they are.',
  });
  keeps(onServiceLevel);
  stack.data.tables['service-level'].readBy(onServiceLevel);
}
