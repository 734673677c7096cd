import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { DeskFunction } from '../constructs/function.ts';
import { found } from '../constructs/heard.ts';
import { Practice } from '../constructs/practice.ts';
import { targetOf } from '../constructs/reaction.ts';
import { mayAnswerTasks, Workflow } from '../constructs/workflow.ts';
import { attachments } from './attachments.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

const told = (kind: string, ...types: string[]) => types.map((type) => `${kind}.${type}`);

/** Security incidents, findings and vulnerabilities: nobody else reads their table, and the bus tells nobody what they are. */
export class SecurityStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: security' });
    const api = this.answer();
    this.hear();
    this.keepTime();
    this.carryOut(api);
    this.writeBack();
    this.call();
  }

  private get automations(): readonly string[] {
    return this.config.security.automations;
  }

  private answer(): DeskFunction {
    const { security: table } = this.data.tables;
    const { api } = new Practice(this, 'security', {
      ...this.serving,
      table,
      nouns: [
        'security-incidents',
        'security-findings',
        'unreadable-findings',
        'vulnerabilities',
        'vulnerability-fixes',
        'security-playbooks',
        'security-settings',
      ],
      environment: { ...this.front.apiEnvironment, AUTOMATIONS: JSON.stringify(this.automations) },
    });
    this.data.keysFor(api);
    table.countedBy(api);
    attachments(this, 'security', api, 'security-attachment.removed');
    return api;
  }

  /** What is found, here and in other accounts and regions, and what becomes of it. */
  private hear(): void {
    const { security: table } = this.data.tables;
    const { deadLetters, redriver, intakeBus } = this.front;
    const impact = 'Attacks that AWS has found open no case.';
    const onFinding = new DeskFunction(this, 'security-on-finding', {
      description: `When this fails: ${impact}`,
      seconds: 30,
    });
    onFinding.failsInto(deadLetters);
    redriver.mayInvoke(onFinding);
    const target = targetOf(onFinding, deadLetters);
    const description = `When this fails: ${impact}`;
    new Rule(this, 'Findings', { description, eventPattern: found, targets: [target] });
    const elsewhere = { description, eventPattern: found, eventBus: intakeBus };
    new Rule(this, 'FindingsElsewhere', { ...elsewhere, targets: [target] });
    const onReleased = this.react('security-on-released', {
      on: ['security-quarantine.released'],
      impact: 'What could not be read and was released is not read again.',
      seconds: 30,
    });
    const onRecorded = this.react('security-on-recorded', {
      on: told('security-finding', 'recorded', 'updated', 'reopened', 'cleared', 'wanted'),
      impact: 'What was found becomes no case, and its evidence is kept in one place only.',
      seconds: 30,
    });
    for (const fn of [onFinding, onReleased, onRecorded]) {
      table.writtenBy(fn);
      table.countedBy(fn);
    }
    this.data.evidence.keptBy(onRecorded);
  }

  /** Whoever is needed is told that they are, and not what for: that stands in the console. */
  private call(): void {
    const { security: table, people } = this.data.tables;
    const onCalled = this.react('security-on-called', {
      on: [
        ...told(
          'security-incident',
          ...['opened', 'reopened', 'need-to-know-set', 'assigned', 'changed', 'task-added', 'step-asked'],
        ),
        ...told('vulnerability', 'deferral-asked', 'missed'),
        ...told('security-quarantine', 'quarantined'),
      ],
      impact: 'Responders are not told that something waits for them in the console.',
    });
    table.writtenBy(onCalled);
    people.readBy(onCalled);
  }

  /** The deadlines of vulnerabilities, and how many wait for which fix. */
  private keepTime(): void {
    const { security: table } = this.data.tables;
    const { bus, clocks } = this.front;
    const onWound = this.react('security-on-wound', {
      on: told(
        'vulnerability',
        ...['opened', 'changed', 'deferral-expired', 'deferral-ended', 'reopened', 'deferred'],
      ),
      impact: 'Nobody is told that a vulnerability is late, and a deferral does not end.',
      environment: { BUS: bus.eventBusName },
    });
    table.readBy(onWound);
    clocks.woundBy(onWound);
    onWound.may(['events:PutEvents'], [bus.eventBusArn], { StringEquals: { 'events:source': 'itsm' } });
    const onClock = this.react('security-on-clock', {
      on: ['vulnerability.due'],
      impact: 'Nobody is told that a vulnerability is late, and a deferral does not end.',
    });
    table.writtenBy(onClock);
    const onMoved = this.react('security-on-moved', {
      on: told(
        'vulnerability',
        ...['opened', 'changed', 'deferred', 'deferral-expired', 'deferral-ended', 'reopened'],
        ...['remediated', 'dismissed', 'missed'],
      ),
      impact:
        'How many vulnerabilities wait for a fix is more or less than it says, until the next change of each.',
    });
    table.writtenBy(onMoved);
    table.countedBy(onMoved);
  }

  /** The machine that carries out a playbook: it begins the automations that the configuration names, and no others. */
  private carryOut(api: DeskFunction): void {
    const { security: table } = this.data.tables;
    const doStep = new DeskFunction(this, 'security-do-step', {
      description: 'When this fails: a playbook on a security incident does not go on',
    });
    const machine = new Workflow(this, 'Playbook', {
      name: 'security-playbook',
      invokes: { DoStep: doStep },
    });
    const ssm = (account: string, resource: string, resourceName: string) =>
      this.formatArn({ service: 'ssm', account, resource, resourceName });
    if (this.automations.length)
      machine.calls(
        ['ssm:StartAutomationExecution'],
        this.automations.flatMap((name) => [
          ssm(name.startsWith('AWS') ? '' : this.account, 'document', name),
          ssm(name.startsWith('AWS') ? '' : this.account, 'automation-definition', `${name}:*`),
        ]),
      );
    machine.calls(['ssm:GetAutomationExecution'], [ssm(this.account, 'automation-execution', '*')]);
    const onPlaybook = this.react('security-on-playbook', {
      on: told(
        'security-incident',
        ...['playbook-begun', 'playbook-stopped', 'step-approved', 'step-rejected'],
        ...['step-completed', 'step-skipped'],
      ),
      impact: 'A playbook does not begin or go on until the next reconciliation, a quarter of an hour later.',
    });
    const onReconcile = this.react('security-on-reconcile', {
      on: Duration.minutes(15),
      impact: 'A playbook whose machine got lost is not found again.',
      seconds: 60,
    });
    table.writtenBy(doStep);
    for (const fn of [onPlaybook, onReconcile]) {
      table.readBy(fn);
      machine.startedBy(fn);
    }
    for (const fn of [doStep, onPlaybook, onReconcile]) {
      table.metBy(fn);
      mayAnswerTasks(fn);
    }
    machine.watchedBy(onReconcile);
    machine.drawnBy(api);
  }

  /** Where a finding came from is told what has become of it. */
  private writeBack(): void {
    const { security: table } = this.data.tables;
    const doNote = new DeskFunction(this, 'security-do-note', {
      description: 'When this fails: what was said of a finding where it came from is not written down',
    });
    table.writtenBy(doNote);
    const machine = new Workflow(this, 'WriteBack', {
      name: 'security-write-back',
      invokes: { DoNote: doNote },
    });
    const hub = (service: string, resource: string, resourceName: string) =>
      this.formatArn({ service, resource, resourceName });
    machine.calls(['securityhub:BatchUpdateFindings'], [hub('securityhub', 'hub', 'default')]);
    machine.calls(['securityhub:BatchUpdateFindingsV2'], [hub('securityhub', 'hubv2', '*')]);
    machine.calls(
      ['guardduty:ArchiveFindings', 'guardduty:UnarchiveFindings'],
      [hub('guardduty', 'detector', '*')],
    );
    const onProgress = this.react('security-on-progress', {
      on: [
        ...told('security-finding', 'joined', 'reopened'),
        ...told('security-incident', 'analysis-begun', 'dismissed', 'closed', 'reopened'),
      ],
      impact: 'Security Hub and GuardDuty go on showing what was dealt with here.',
    });
    table.readBy(onProgress);
    machine.startedBy(onProgress);
  }
}
