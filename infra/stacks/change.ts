import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { approval } from './approval.ts';
import { attachments } from './attachments.ts';
import { changeCalendar } from './change-calendar.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** Changes: who decides on them, when they are done, and what they leave behind. */
export class ChangeStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: changes' });
    const api = this.answer();
    attachments(this, 'change', api);
    this.follow();
    approval(this);
    this.followApproval();
    changeCalendar(this);
    this.followHealth();
  }

  private answer(): DeskFunction {
    const { change: table, configuration } = this.data.tables;
    const { api } = new Practice(this, 'change', {
      ...this.serving,
      table,
      nouns: ['changes', 'standard-changes', 'change-calendars', 'gates'],
      environment: {
        ...this.front.apiEnvironment,
        DEFAULT_SERVICE: JSON.stringify(this.config.defaultService),
      },
    });
    this.data.keysFor(api);
    table.countedBy(api);
    for (const other of [configuration, this.data.tables.incident, this.data.tables.problem])
      other.readBy(api);
    return api;
  }

  /** A change goes on by the votes on it. */
  private followApproval(): void {
    const { change: table, approval: rounds } = this.data.tables;
    const onApproval = this.react('change-on-approval', {
      on: ['approval.asked', 'approval.stepped', 'approval.decided'],
      impact: 'A change that was approved or rejected stays where it is until the next reconciliation.',
    });
    const onReconcile = this.react('change-on-reconcile', {
      on: Duration.minutes(10),
      impact: 'A change that has not heard of its approval does not go on.',
      seconds: 60,
    });
    for (const fn of [onApproval, onReconcile]) {
      table.writtenBy(fn);
      rounds.checkedBy(fn);
    }
    this.data.tables.people.readBy(onReconcile);
  }

  /** AWS Health asks for work: its change follows what AWS says of it. */
  private followHealth(): void {
    const { change: table, configuration, monitoring } = this.data.tables;
    const onHealth = this.react('change-on-health', {
      on: ['health-event.opened', 'health-event.changed'],
      impact: 'Work that AWS asks for becomes no change, or its tasks do not say what is resolved.',
      // A thousand resources may be a hundred items, each looked up.
      seconds: 60,
      environment: { DEFAULT_SERVICE: JSON.stringify(this.config.defaultService) },
    });
    table.writtenBy(onHealth);
    table.countedBy(onHealth);
    for (const other of [configuration, monitoring]) other.readBy(onHealth);
  }

  /** What follows from what was recorded. */
  private follow(): void {
    const { change: table, configuration, incident, problem } = this.data.tables;
    const onUndone = this.react('change-on-undone', {
      on: ['change.rejected', 'change.withdrawn', 'change.canceled'],
      impact: 'What depends on a change that is not done is done all the same.',
      seconds: 30,
    });
    table.writtenBy(onUndone);

    const onServiceLevel = this.react('change-on-service-level', {
      on: ['service-level.reached'],
      impact: 'A change does not say on its timeline that it is late.',
    });
    table.writtenBy(onServiceLevel);
    this.data.tables['service-level'].readBy(onServiceLevel);

    const onOutcome = this.react('change-on-outcome', {
      on: ['change.closed', 'change.linked', 'change.unlinked'],
      impact: 'The risk of later changes does not know how this one went.',
      seconds: 30,
    });
    table.writtenBy(onOutcome);
    table.countedBy(onOutcome);
    for (const other of [configuration, incident]) other.readBy(onOutcome);

    const onMoved = this.react('change-on-moved', {
      on: {
        kind: 'change',
        fields: ['state.to', 'team.to', 'assignee.to', 'assignee.from', 'unauthorized.to.verdict'],
      },
      impact:
        'The counts beside the list of changes say less or more than there is, until the next change of each.',
    });
    table.writtenBy(onMoved);
    table.countedBy(onMoved);

    const onLinked = this.react('change-on-linked', {
      on: ['incident.linked', 'incident.unlinked', 'problem.linked', 'problem.unlinked'],
      impact: 'A change does not show the incidents and problems that are linked with it.',
    });
    table.writtenBy(onLinked);
    for (const other of [incident, problem]) other.readBy(onLinked);

    // It writes items, whose practice it is of; what makes it act is a change.
    const onClosed = this.react('configuration-on-change-closed', {
      on: ['change.closed'],
      impact: 'What a change had staged for items is not in their records.',
      seconds: 30,
    });
    configuration.writtenBy(onClosed);
    table.readBy(onClosed);
  }
}
