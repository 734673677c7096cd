import { CfnOutput } from 'aws-cdk-lib';
import { DeskFunction } from '../constructs/function.ts';
import { Intake } from '../constructs/intake.ts';
import { Practice } from '../constructs/practice.ts';
import { Reaction } from '../constructs/reaction.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import type { ResponseStack } from './response.ts';

/** Alarms come in, in batches; what cannot be read is kept for people to look at. */
export function monitoring(stack: ResponseStack): void {
  const { monitoring: table, configuration } = stack.data.tables;
  const defaultService = { DEFAULT_SERVICE: JSON.stringify(stack.config.defaultService) };

  const onSignal = new DeskFunction(stack, 'monitoring-on-signal', {
    description: 'When this fails: alarms raise no alerts',
    memory: 512,
    seconds: 30,
    environment: defaultService,
  });
  const intake = new Intake(stack, 'Intake', { handler: onSignal });
  const onReleased = new Reaction(stack, 'monitoring-on-signal-released', {
    ...stack.wiring,
    on: ['signal.released'],
    impact: 'A signal that somebody released from quarantine raises no alert.',
    environment: defaultService,
  }).fn;
  for (const fn of [onSignal, onReleased]) {
    table.writtenBy(fn);
    table.countedBy(fn);
    configuration.readBy(fn);
  }

  const kept = [stack.front.deadLetters, stack.deadLetters, intake.deadLetters];
  const deadLetters = { DEAD_LETTERS: kept.map((queue) => queue.queueUrl).join(',') };
  const { api } = new Practice(stack, 'monitoring', {
    ...stack.serving,
    table,
    nouns: ['alerts', 'quarantined-signals', 'redrives'],
    environment: { ...stack.front.apiEnvironment, ...deadLetters },
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  const arns = kept.map((queue) => queue.queueArn);
  api.may(['sqs:GetQueueAttributes'], arns);

  const onRedrive = new Reaction(stack, 'monitoring-on-redrive-requested', {
    ...stack.wiring,
    on: ['redrive.requested'],
    impact: 'What failed stays in its dead-letter queue although somebody asked to try it again.',
    seconds: 60,
    environment: { ...deadLetters, SIGNALS_QUEUE: intake.queue.queueUrl },
  }).fn;
  table.writtenBy(onRedrive);
  onRedrive.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arns);
  onRedrive.may(['sqs:SendMessage'], [intake.queue.queueArn]);

  stack.front.watch.worryAbout(stack, 'SignalsLate', {
    metric: intake.queue.metricApproximateAgeOfOldestMessage(fiveMinutes),
    above: 120,
    impact: 'Alarms wait for more than two minutes before anybody hears of them.',
  });
  stack.front.watch.worryAbout(stack, 'SignalsLost', {
    metric: intake.deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
    impact: 'Alarms were given up on: their incidents are missing until they are redriven.',
  });
  new CfnOutput(stack, 'SignalsTopic', {
    value: intake.topic.topicArn,
    description: 'Make this an action of alarms in other regions or accounts',
  });
}
