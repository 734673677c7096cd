import { CustomResource } from 'aws-cdk-lib';
import { ConfigItems } from '../constructs/config-items.ts';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { fiveMinutes } from '../constructs/self-watch.ts';
import { imports } from './imports.ts';
import type { PracticeStack } from './practice-stack.ts';

/** Services, configuration items and what they relate to. */
export function configuration(stack: PracticeStack): void {
  const { configuration: table, 'on-call': onCall } = stack.data.tables;
  const { api } = new Practice(stack, 'configuration', {
    ...stack.serving,
    table,
    nouns: [
      'services',
      'cis',
      'relations',
      'ci-classes',
      'imports',
      'quarantined-items',
      'remediations',
      'baselines',
    ],
    // An impact looks at a thousand items and more.
    seconds: 29,
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  // A service names its escalation policy, which has to be there.
  onCall.readBy(api);
  arrive(stack);
  imports(stack, api);
  care(stack);
  if (stack.config.inventory.awsConfig) listen(stack);
}

/** The default service is listed from the first day. */
function arrive(stack: PracticeStack): void {
  const fn = new DeskFunction(stack, 'configuration-on-deploy', {
    description: 'When this fails: the default service is not listed, and the deployment is taken back',
  });
  stack.data.tables.configuration.writtenBy(fn);
  fn.failsInto(stack.front.deadLetters);
  const { id: Id, name: Name, team: Team } = stack.config.defaultService;
  new CustomResource(stack, 'DefaultService', {
    serviceToken: fn.functionArn,
    resourceType: 'Custom::DefaultService',
    properties: { Id, Name, Team },
  }).node.addDependency(fn);
}

/** Items are looked at now and then, and what is wrong with them becomes a task. */
function care(stack: PracticeStack): void {
  const { configuration: table } = stack.data.tables;
  const onClock = stack.react('configuration-on-clock', {
    on: ['ci.due'],
    impact: 'Items that are stale, orphaned, incomplete or there twice are not found.',
  });
  const onChecked = stack.react('configuration-on-ci-checked', {
    on: ['ci.checked'],
    impact: 'What is wrong with an item does not become a task, or stays one although it is right.',
  });
  for (const fn of [onClock, onChecked]) table.writtenBy(fn);
}

/** What AWS Config says of the account's resources becomes items by itself. */
function listen(stack: PracticeStack): void {
  const { configuration: table } = stack.data.tables;
  const handler = new DeskFunction(stack, 'configuration-on-config-item', {
    description: 'When this fails: what the desk knows of resources grows old',
    memory: 512,
    seconds: 60,
  });
  table.writtenBy(handler);
  table.countedBy(handler);
  const items = new ConfigItems(stack, 'ConfigItems', {
    handler,
    bus: stack.front.intakeBus,
    ...stack.config.inventory,
  });
  stack.front.watch.worryAbout(stack, 'ConfigItemsLost', {
    metric: items.deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
    impact:
      'What AWS Config said was given up on: items and what breaks with them are out of date until it is redriven.',
  });
  const onAsked = stack.react('configuration-on-asked', {
    on: ['quarantined-item.released', 'redrive.requested'],
    impact:
      'What AWS Config said and could not be taken in is not tried again although somebody asked for it.',
  });
  table.readBy(onAsked);
  items.againBy(onAsked);
}
