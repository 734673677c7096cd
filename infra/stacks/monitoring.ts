import { ArnFormat, CfnOutput, Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DeskFunction } from '../constructs/function.ts';
import { Intake } from '../constructs/intake.ts';
import { Practice } from '../constructs/practice.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** From what a source says to an alert: alarms come in, in batches, and what cannot be read is kept for people to look at. */
export class MonitoringStack extends PracticeStack {
  private readonly defaultService: { readonly DEFAULT_SERVICE: string };

  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: signals, alerts, and what failed' });
    this.defaultService = { DEFAULT_SERVICE: JSON.stringify(this.config.defaultService) };
    const intake = this.takeIn();
    this.listen(intake);
    this.answer(intake);
    this.tryAgain(intake);
    this.watchSilence();
    this.keepSilent();
    this.reconcile(intake);
    this.count();
    this.worry(intake);
    new CfnOutput(this, 'IntakeBus', {
      value: this.front.intakeBus.eventBusArn,
      description: 'Where forwarders of other accounts and regions put what they hear',
    });
    new CfnOutput(this, 'SignalsTopic', {
      value: intake.topic.topicArn,
      description: 'For tools that publish alarms by SNS; alarms of this account come by themselves',
    });
  }

  private takeIn(): Intake {
    const { monitoring: table, configuration } = this.data.tables;
    const onSignal = new DeskFunction(this, 'monitoring-on-signal', {
      description: 'When this fails: alarms raise no alerts',
      memory: 512,
      seconds: 30,
      environment: this.defaultService,
    });
    const intake = new Intake(this, 'Intake', { handler: onSignal, bus: this.front.intakeBus });
    table.writtenBy(onSignal);
    table.countedBy(onSignal);
    configuration.readBy(onSignal);
    const onAsked = this.react('monitoring-on-asked', {
      on: ['signal.released', 'integration.tested', 'integration.test-ended', 'heartbeat.paused'],
      impact:
        'A released signal is not looked at again, a test alert does not come, a paused silence goes on.',
    });
    table.readBy(onAsked);
    for (const fn of [onSignal, onAsked]) intake.takesFrom(fn);
    return intake;
  }

  /** The endpoints that monitoring tools send to: the key in the call says who sends. */
  private listen(intake: Intake): void {
    const { monitoring: table } = this.data.tables;
    const onWebhook = new DeskFunction(this, 'monitoring-on-webhook', {
      description: 'When this fails: tools that send by HTTPS are not heard, and try again if they can',
    });
    table.readBy(onWebhook);
    table.countedBy(onWebhook);
    this.data.keysFor(onWebhook);
    intake.takesFrom(onWebhook);
    this.front.frontDoor.open(this, onWebhook, [
      [HttpMethod.POST, '/v2/enqueue'],
      [HttpMethod.POST, '/v2/change/enqueue'],
      [HttpMethod.POST, '/v1/intake/{door}/{key}'],
      [HttpMethod.GET, '/v1/beats/{key}'],
      [HttpMethod.POST, '/v1/beats/{key}'],
    ]);
  }

  private answer(intake: Intake): void {
    const { monitoring: table, configuration } = this.data.tables;
    const { urls, arns } = this.kept(intake);
    const { api } = new Practice(this, 'monitoring', {
      ...this.serving,
      table,
      nouns: [
        'alerts',
        'alert-rules',
        'maintenance-windows',
        'quarantined-signals',
        'redrives',
        'integrations',
        'heartbeats',
        'change-markers',
        'sidelines',
      ],
      environment: { ...this.front.apiEnvironment, ...this.defaultService, DEAD_LETTERS: urls },
    });
    this.data.keysFor(api);
    table.countedBy(api);
    configuration.readBy(api);
    api.may(['sqs:GetQueueAttributes'], arns);
  }

  /** What failed for good anywhere in the desk is sent again when somebody asks for it. */
  private tryAgain(intake: Intake): void {
    const { urls, arns } = this.kept(intake);
    const { redriver, replay } = this.front;
    const onRedrive = this.react('monitoring-on-redrive-requested', {
      on: ['redrive.requested'],
      impact: 'What failed stays in its dead-letter queue although somebody asked to try it again.',
      seconds: 60,
      environment: { DEAD_LETTERS: urls, REPLAY: replay.functionName },
      // Taken by its name: what it may do here is a policy of this stack.
      role: Role.fromRoleName(this, 'Redriver', redriver.roleName),
    });
    this.data.tables.monitoring.writtenBy(onRedrive);
    onRedrive.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arns);
    intake.takesFrom(onRedrive);
    redriver.mayRefill(intake.queue);
  }

  /** Dead letters of the desk: what functions failed at, and signals that were given up on. */
  private kept({ deadLetters }: Intake) {
    const queues = [this.front.deadLetters, deadLetters];
    return {
      urls: queues.map(({ queueUrl }) => queueUrl).join(','),
      arns: queues.map(({ queueArn }) => queueArn),
    };
  }

  /** Records of monitoring that are looked at again by the clock. */
  private watchSilence(): void {
    const { monitoring: table, configuration, people } = this.data.tables;
    const onClock = this.react('monitoring-on-clock', {
      on: ['alert.due', 'heartbeat.due', 'maintenance-window.due'],
      impact:
        'What is held back stays so, a maintenance window neither begins nor ends, and no silence is noticed.',
      seconds: 60,
      environment: this.defaultService,
    });
    table.writtenBy(onClock);
    table.countedBy(onClock);
    people.readBy(onClock);
    configuration.readBy(onClock);
  }

  /** Alerts of what is being changed are kept and page nobody, until the work or its window is over. */
  private keepSilent(): void {
    const { monitoring: table, change, configuration } = this.data.tables;
    const onChangeWindow = this.react('monitoring-on-change-window', {
      on: ['change-window.opened', 'change-window.closed'],
      impact:
        'The work on a change pages people, or what still fires after it pages nobody before its window ends.',
    });
    table.writtenBy(onChangeWindow);
    table.countedBy(onChangeWindow);
    change.readBy(onChangeWindow);
    configuration.readBy(onChangeWindow);
  }

  private reconcile(intake: Intake): void {
    const onReconcile = this.react('monitoring-on-reconcile', {
      on: Duration.minutes(15),
      impact: 'An alarm whose event got lost is not found again.',
      seconds: 60,
    });
    this.data.tables.monitoring.readBy(onReconcile);
    this.data.tables.people.readBy(onReconcile);
    intake.takesFrom(onReconcile);
    const alarms = this.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    onReconcile.may(['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'], [alarms]);
  }

  private count(): void {
    const onAlertMoved = this.react('monitoring-on-alert-moved', {
      on: {
        kind: 'alert',
        fields: [
          ...['state.to', 'team.to', 'held.to.reason', 'held.from.reason'],
          ...['flapping.to.since', 'flapping.from.since'],
        ],
      },
      impact:
        'The counts beside the list of alerts say less or more than there is, until the next change of each.',
    });
    this.data.tables.monitoring.writtenBy(onAlertMoved);
    this.data.tables.monitoring.countedBy(onAlertMoved);
  }

  private worry({ queue, deadLetters }: Intake): void {
    this.front.watch.worryAbout(this, 'SignalsLate', {
      metric: queue.metricApproximateAgeOfOldestMessage(fiveMinutes),
      above: 120,
      impact: 'Alarms wait for more than two minutes before anybody hears of them.',
    });
    this.front.watch.worryAbout(this, 'SignalsLost', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      impact: 'Alarms were given up on: their incidents are missing until they are redriven.',
    });
  }
}
