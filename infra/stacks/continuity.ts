import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { Proof } from '../constructs/proof.ts';
import { targetOf } from '../constructs/reaction.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

const nouns = [
  ...['impact-analyses', 'service-continuity', 'protections', 'quarantined-evidence'],
  ...['continuity-plans', 'plan-runs', 'exercises'],
];

/** Whether services can be recovered in time: what they need, what proves it, and the plans by which it is done. */
export class ContinuityStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: service continuity' });
    const machine = this.follow();
    this.answer(machine);
    this.know();
    this.prove();
  }

  private answer(machine: Workflow): void {
    const { continuity: table, configuration, incident } = this.data.tables;
    const { api } = new Practice(this, 'continuity', {
      ...this.serving,
      table,
      nouns,
      environment: {
        ...this.front.apiEnvironment,
        AUTOMATIONS: JSON.stringify(this.config.continuity.automations),
      },
    });
    this.data.keysFor(api);
    table.countedBy(api);
    for (const other of [configuration, incident]) other.readBy(api);
    machine.drawnBy(api);
    // How often a machine was started anew is read beside its token.
  }

  /** What a service needs is inherited along the graph; what was found out about it is kept beside it. */
  private know(): void {
    const { continuity: table, configuration } = this.data.tables;
    const { bus, deadLetters } = this.front;
    const onGraph = this.react('continuity-on-graph', {
      on: [
        ...['impact-analysis.finalised', 'service.changed', 'service.retired', 'service.restored'],
        ...['relation.added', 'relation.removed', 'relation.changed', 'protection.changed'],
      ],
      impact: 'What has to be recovered how fast is as it was before the last change of the graph.',
      seconds: 60,
      memory: 512,
    });
    table.writtenBy(onGraph);
    configuration.readBy(onGraph);
    new Rule(this, 'Items', {
      description: 'When this fails: items that came or went have the objectives of before',
      eventBus: bus,
      eventPattern: {
        source: ['itsm'],
        detailType: ['ci.added', 'ci.changed', 'ci.confirmed', 'ci.deployed', 'ci.retired', 'ci.restored'],
        detail: {
          changed: {
            $or: [
              { service: { to: [{ exists: true }] } },
              { service: { from: [{ exists: true }] } },
              { state: { to: [{ exists: true }] } },
            ],
          },
        },
      },
      targets: [targetOf(onGraph, deadLetters)],
    });
    const onStanding = this.react('continuity-on-standing', {
      on: [
        ...['exercise.concluded', 'exercise.canceled', 'continuity-plan.approved', 'continuity-plan.retired'],
        'service-continuity.walked',
      ],
      impact: 'The board shows an exercise or a plan of before, and what recurs is not planned again.',
    });
    table.writtenBy(onStanding);
    table.countedBy(onStanding);
    const onClock = this.react('continuity-on-clock', {
      on: ['impact-analysis.due', 'protection.due', 'exercise.due'],
      impact:
        'An item whose newest recovery point is too old stays green, and nobody is reminded of an exercise.',
    });
    table.writtenBy(onClock);
  }

  /** What AWS says of backups and experiments. */
  private prove(): void {
    const { continuity: table, configuration } = this.data.tables;
    const { deadLetters, intakeBus } = this.front;
    const onEvidence = this.react('continuity-on-evidence', {
      on: {
        moves: [
          { kind: 'ci', fields: ['arn.to'] },
          { kind: 'quarantined-evidence', fields: [['state.to', 'released']] },
        ],
      },
      impact: 'What AWS said of a backup and could not be taken in is not tried again.',
      environment: { DEFAULT_SERVICE: JSON.stringify(this.config.defaultService) },
      seconds: 30,
    });
    table.writtenBy(onEvidence);
    table.countedBy(onEvidence);
    configuration.readBy(onEvidence);
    new Proof(this, 'Proof', { handler: onEvidence, bus: intakeBus, deadLetters });
  }

  /** The machine that opens the steps of a plan in their order, and waits for each. */
  private follow(): Workflow {
    const { continuity: table, approval, incident, people } = this.data.tables;
    const open = new DeskFunction(this, 'continuity-do-open', {
      description: 'When this fails: the steps of a plan are not begun, and nobody hears that one is late',
    });
    const wait = new DeskFunction(this, 'continuity-do-wait', {
      description: 'When this fails: the next steps of a plan are not begun when one ends',
    });
    const machine = new Workflow(this, 'Recovery', {
      name: 'continuity-plan',
      invokes: { DoOpen: open, DoWait: wait },
    });
    const onStepped = this.react('continuity-on-stepped', {
      on: { kind: 'plan-run', fields: ['moves.to'] },
      impact: 'A plan does not go on until the next reconciliation, a quarter of an hour later.',
    });
    const automated = { AUTOMATIONS: JSON.stringify(this.config.continuity.automations) };
    const onOpened = this.react('continuity-on-steps-opened', {
      on: ['plan-run.steps-opened'],
      impact: 'A step that a function does waits until the next reconciliation, a quarter of an hour later.',
      seconds: 300,
      environment: automated,
    });
    const onReconcile = this.react('continuity-on-reconcile', {
      on: Duration.minutes(15),
      impact: 'A plan that is followed and got lost on the way is not found again.',
      seconds: 300,
      environment: automated,
    });
    const onApproval = this.react('continuity-on-approval', {
      on: ['approval.decided'],
      impact: 'A plan that was voted on stays as it is until the next reconciliation.',
    });
    for (const fn of [open, onStepped, onOpened, onReconcile, onApproval]) table.writtenBy(fn);
    table.readBy(wait);
    for (const fn of [wait, onStepped, onReconcile]) {
      table.metBy(fn);
      mayAnswerTasks(fn);
    }
    for (const fn of [onApproval, onReconcile]) approval.checkedBy(fn);
    for (const fn of [onOpened, onReconcile]) {
      table.countedBy(fn);
      incident.readBy(fn);
      const arns = this.config.continuity.automations.map(({ arn }) => arn);
      if (arns.length) fn.may(['lambda:InvokeFunction'], arns);
    }
    for (const fn of [onStepped, onReconcile]) machine.startedBy(fn);
    machine.watchedBy(onReconcile);
    people.readBy(onReconcile);
    return machine;
  }
}
