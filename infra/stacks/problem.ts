import type { Construct } from 'constructs';
import { Practice } from '../constructs/practice.ts';
import { attachments } from './attachments.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

const capacityEvents = [
  ...['capacity-metric.ran-tight', 'capacity-metric.ran-scarce', 'capacity-metric.ran-critical'],
  'capacity-metric.relieved',
];

/** Problems: what causes incidents, and what is done about it. */
export class ProblemStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: problems' });
    this.answer();
    this.follow();
    this.find();
  }

  private answer(): void {
    const { problem: table, configuration, administration, incident, change } = this.data.tables;
    const { monitoring, knowledge, 'on-call': onCall } = this.data.tables;
    const { api } = new Practice(this, 'problem', {
      ...this.serving,
      table,
      nouns: ['problems', 'problem-candidates', 'problem-rules'],
      environment: {
        ...this.front.apiEnvironment,
        DEFAULT_SERVICE: JSON.stringify(this.config.defaultService),
      },
    });
    this.data.keysFor(api);
    table.checkedBy(api);
    table.countedBy(api);
    const shown = [configuration, administration, incident, change, monitoring, knowledge, onCall];
    for (const other of shown) other.readBy(api);
    attachments(this, 'problem', api);
  }

  /** What follows from what was recorded. */
  private follow(): void {
    const { problem: table, incident, change, knowledge } = this.data.tables;
    const onLinked = this.react('problem-on-linked', {
      on: [
        ...['incident.linked', 'incident.unlinked', 'change.linked', 'change.unlinked'],
        ...['article.drafted', 'article.linked', 'article.unlinked'],
        ...['change.closed', 'change.canceled', 'problem.linked', 'problem.unlinked'],
        'problem.marked-duplicate',
      ],
      impact: 'A problem does not show what is linked with it, and nobody hears that its fixes are over.',
      seconds: 60,
    });
    table.writtenBy(onLinked);
    for (const other of [incident, change, knowledge]) other.readBy(onLinked);

    const onClock = this.react('problem-on-clock', {
      on: ['problem.due'],
      impact: 'A risk that was accepted for a time is accepted for ever.',
    });
    table.writtenBy(onClock);

    const onMoved = this.react('problem-on-moved', {
      on: {
        kind: 'problem',
        fields: [
          ...['state.to', 'team.to', 'assignee.to', 'assignee.from', 'major.to', 'major.from'],
          ...['knownError.to.at', 'knownError.from.at'],
        ],
      },
      impact:
        'The counts beside the list of problems say less or more than there is, until the next change of each.',
    });
    table.writtenBy(onMoved);
    table.countedBy(onMoved);

    const onServiceLevel = this.react('problem-on-service-level', {
      on: ['service-level.reached'],
      impact: 'A problem does not say that it is late, and its team stays as it is.',
    });
    table.writtenBy(onServiceLevel);
    this.data.tables['service-level'].readBy(onServiceLevel);
  }

  /** What recurs is found as it happens: nothing is looked for. */
  private find(): void {
    const { problem: table, incident, monitoring, configuration } = this.data.tables;
    const onRecurrence = this.react('problem-on-recurrence', {
      on: [
        ...['incident.opened', 'incident.changed', 'incident.joined', 'incident.unmerged'],
        ...['source.sidelined', 'problem.opened'],
      ],
      impact: 'What recurs is not proposed as a problem.',
      environment: { DEFAULT_SERVICE: JSON.stringify(this.config.defaultService) },
      seconds: 30,
    });
    table.writtenBy(onRecurrence);
    table.countedBy(onRecurrence);
    for (const other of [incident, monitoring, configuration]) other.readBy(onRecurrence);

    const onCapacity = this.react('problem-on-capacity', {
      on: capacityEvents,
      impact: 'What runs out is no problem, and a problem does not say that it is enough again.',
      environment: { DEFAULT_SERVICE: JSON.stringify(this.config.defaultService) },
      seconds: 30,
    });
    table.writtenBy(onCapacity);
    table.countedBy(onCapacity);
    const { administration, people, capacity, 'on-call': onCall } = this.data.tables;
    for (const other of [capacity, configuration, administration, people, onCall, incident])
      other.readBy(onCapacity);
  }
}
