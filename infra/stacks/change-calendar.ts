import { ArnFormat } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { DeskFunction } from '../constructs/function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { ChangeStack } from './change.ts';

/** Pipelines ask here before they deploy, and say how it went. */
function gate(stack: ChangeStack): void {
  const { change: table, configuration, people, monitoring, incident, availability } = stack.data.tables;
  const onGate = new DeskFunction(stack, 'change-on-gate', {
    description: 'When this fails: pipelines get no answer, and do not deploy',
    memory: 512,
  });
  stack.front.frontDoor.open(stack, onGate, [[HttpMethod.POST, '/v1/gates']]);
  const doGate = new DeskFunction(stack, 'change-do-gate', {
    description: 'When this fails: CodePipeline gets no answer, and does not deploy',
    memory: 512,
  });
  new Workflow(stack, 'ChangeGate', { name: 'change-gate', invokes: { DoGate: doGate } });
  const onPipeline = stack.react('change-on-pipeline', {
    on: ['change-marker.noted', 'change-marker.followed'],
    impact: 'Changes that a pipeline has finished stay open until somebody closes them.',
  });
  monitoring.readBy(onGate);
  monitoring.readBy(onPipeline);
  for (const fn of [onGate, doGate, onPipeline]) table.writtenBy(fn);
  for (const fn of [onGate, doGate]) {
    table.countedBy(fn);
    for (const other of [configuration, people, incident, availability]) other.readBy(fn);
  }
}

/** What AWS Config sees and nobody has approved. */
function detection(stack: ChangeStack): void {
  const { change: table, configuration } = stack.data.tables;
  const onCiChanged = stack.react('change-on-ci-changed', {
    on: ['ci.changed'],
    impact: 'Nobody hears of what was changed without a change.',
    environment: { DEFAULT_SERVICE: JSON.stringify(stack.config.defaultService) },
  });
  table.writtenBy(onCiChanged);
  table.countedBy(onCiChanged);
  configuration.readBy(onCiChanged);
}

/** When changes are done: conflicts, windows that begin and end, and the alarms that are muted meanwhile. */
export function changeCalendar(stack: ChangeStack): void {
  const { change: table, configuration, people, monitoring } = stack.data.tables;

  const onPlanned = stack.react('change-on-planned', {
    on: [
      'change.opened',
      'change.changed',
      'change.revised',
      'change.submitted',
      'change.approved',
      'change.rejected',
      'change.withdrawn',
      'change.canceled',
      'change.finished',
      'change-calendar.added',
      'change-calendar.changed',
      'change-calendar.retired',
      'change-calendar.restored',
    ],
    impact: 'Conflicts of changes are not found until somebody plans them anew.',
    seconds: 60,
  });
  table.writtenBy(onPlanned);
  people.readBy(onPlanned);
  configuration.readBy(onPlanned);

  const onFollowed = stack.react('change-on-followed', {
    on: [
      'change.submitted',
      'change.approved',
      'change.changed',
      'change.revised',
      'change.rejected',
      'change.withdrawn',
      'change.canceled',
      'change.started',
      'change.finished',
    ],
    impact: 'A change does not wait for its window, and its alerts are not silenced while its work lasts.',
  });
  const onClock = stack.react('change-on-clock', {
    on: ['change-window.due', 'change.due'],
    impact:
      'Nobody hears that a window begins or a deadline nears, and alerts stay silent after it has ended.',
  });
  for (const fn of [onFollowed, onClock]) table.writtenBy(fn);

  const { stage, defaultService } = stack.config;
  const prefix = stage;
  const onWindow = stack.react('change-on-window', {
    on: ['change-window.opened', 'change-window.muting', 'change-window.closed'],
    impact: 'Alarms act during the work on a change, or stay mute until their rule ends by itself.',
    seconds: 60,
    environment: { MUTE_PREFIX: prefix, DEFAULT_SERVICE: JSON.stringify(defaultService) },
  });
  table.writtenBy(onWindow);
  configuration.readBy(onWindow);
  monitoring.readBy(onWindow);
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({
      service: 'cloudwatch',
      resource,
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  const [alarms, rules] = [arn('alarm', '*'), arn('alarm-mute-rule', `${prefix}-CHG-*`)];
  onWindow.may(['cloudwatch:DescribeAlarms'], [alarms]);
  onWindow.may(['cloudwatch:PutAlarmMuteRule'], [alarms, rules]);
  onWindow.may(['cloudwatch:DeleteAlarmMuteRule'], [rules]);

  gate(stack);
  detection(stack);
}
