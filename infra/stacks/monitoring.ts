import { ArnFormat, CfnOutput, Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { DeskFunction } from '../constructs/function.ts';
import { Intake } from '../constructs/intake.ts';
import { Practice } from '../constructs/practice.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import type { ResponseStack } from './response.ts';

/**
 * Alarms come in, in batches; what cannot be read is kept for people to look at.
 *
 * @returns what sends dead letters again: it has to be allowed to invoke whatever reacts
 */
export function monitoring(stack: ResponseStack): DeskFunction {
  const { monitoring: table, configuration } = stack.data.tables;
  const defaultService = { DEFAULT_SERVICE: JSON.stringify(stack.config.defaultService) };

  const onSignal = new DeskFunction(stack, 'monitoring-on-signal', {
    description: 'When this fails: alarms raise no alerts',
    memory: 512,
    seconds: 30,
    environment: defaultService,
  });
  const intake = new Intake(stack, 'Intake', { handler: onSignal, ...stack.config.intake });
  const signalsQueue = { SIGNALS_QUEUE: intake.queue.queueUrl };
  const onAsked = stack.react('monitoring-on-asked', {
    on: ['signal.released', 'integration.tested', 'integration.test-ended', 'heartbeat.paused'],
    impact: 'A released signal is not looked at again, a test alert does not come, a paused silence goes on.',
    environment: signalsQueue,
  });
  table.writtenBy(onSignal);
  table.countedBy(onSignal);
  configuration.readBy(onSignal);
  table.readBy(onAsked);
  onSignal.addEnvironment('SIGNALS_QUEUE', intake.queue.queueUrl);

  const kept = [stack.front.deadLetters, stack.deadLetters, intake.deadLetters];
  const deadLetters = { DEAD_LETTERS: kept.map((queue) => queue.queueUrl).join(',') };
  const { api } = new Practice(stack, 'monitoring', {
    ...stack.serving,
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
    environment: { ...stack.front.apiEnvironment, ...defaultService, ...deadLetters },
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  configuration.readBy(api);
  const arns = kept.map((queue) => queue.queueArn);
  api.may(['sqs:GetQueueAttributes'], arns);

  const onRedrive = stack.react('monitoring-on-redrive-requested', {
    on: ['redrive.requested'],
    impact: 'What failed stays in its dead-letter queue although somebody asked to try it again.',
    seconds: 60,
    environment: { ...deadLetters, ...signalsQueue, REPLAY: stack.front.replay.functionName },
  });
  table.writtenBy(onRedrive);
  onRedrive.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arns);
  for (const fn of [onSignal, onAsked, onRedrive]) fn.may(['sqs:SendMessage'], [intake.queue.queueArn]);

  listen(stack, intake);
  watchSilence(stack);

  const onReconcile = stack.react('monitoring-on-reconcile', {
    on: Duration.minutes(15),
    impact: 'An alarm whose event got lost is not found again.',
    seconds: 60,
    environment: signalsQueue,
  });
  table.readBy(onReconcile);
  stack.data.tables.people.readBy(onReconcile);
  onReconcile.may(['sqs:SendMessage'], [intake.queue.queueArn]);
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  onReconcile.may(['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'], [alarms]);

  stack.front.watch.worryAbout(stack, 'SignalsLate', {
    metric: intake.queue.metricApproximateAgeOfOldestMessage(fiveMinutes),
    above: 120,
    impact: 'Alarms wait for more than two minutes before anybody hears of them.',
  });
  stack.front.watch.worryAbout(stack, 'SignalsLost', {
    metric: intake.deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
    impact: 'Alarms were given up on: their incidents are missing until they are redriven.',
  });
  new CfnOutput(stack, 'IntakeBus', {
    value: intake.bus.eventBusArn,
    description: 'Where forwarders of other accounts and regions put what they hear',
  });
  new CfnOutput(stack, 'SignalsTopic', {
    value: intake.topic.topicArn,
    description: 'For tools that publish alarms by SNS; alarms of this account come by themselves',
  });
  return onRedrive;
}

/** The endpoints that monitoring tools send to: the key in the call says who sends. */
function listen(stack: ResponseStack, { queue }: Intake): void {
  const onWebhook = new DeskFunction(stack, 'monitoring-on-webhook', {
    description: 'When this fails: tools that send by HTTPS are not heard, and try again if they can',
    environment: { SIGNALS_QUEUE: queue.queueUrl },
  });
  const { monitoring: table } = stack.data.tables;
  table.readBy(onWebhook);
  table.countedBy(onWebhook);
  stack.data.keysFor(onWebhook);
  onWebhook.may(['sqs:SendMessage'], [queue.queueArn]);
  stack.front.frontDoor.open(stack, onWebhook, [
    [HttpMethod.POST, '/v2/enqueue'],
    [HttpMethod.POST, '/v2/change/enqueue'],
    [HttpMethod.POST, '/v1/intake/{door}/{key}'],
    [HttpMethod.GET, '/v1/beats/{key}'],
    [HttpMethod.POST, '/v1/beats/{key}'],
  ]);
}

/** Records of monitoring that are looked at again by the clock. */
function watchSilence(stack: ResponseStack): void {
  const { monitoring: table, configuration, people } = stack.data.tables;
  const onClock = stack.react('monitoring-on-clock', {
    on: ['alert.due', 'heartbeat.due', 'maintenance-window.due'],
    impact:
      'What is held back stays so, a maintenance window neither begins nor ends, and no silence is noticed.',
    seconds: 60,
    environment: { DEFAULT_SERVICE: JSON.stringify(stack.config.defaultService) },
  });
  table.writtenBy(onClock);
  table.countedBy(onClock);
  people.readBy(onClock);
  configuration.readBy(onClock);
}
