import { nameOf, parseArn, queueUrlOf } from '../arn.ts';
import { awsError } from '../aws-error.ts';
import type { Call, Caller } from '../dispatcher.ts';
import { eventTime, type Place } from '../events/envelope.ts';
import { isObject } from '../events/pattern-fields.ts';
import { payloadOf } from '../payload.ts';
import type { Schedule } from './schedule.ts';

/** One firing of a schedule. */
export type Firing = {
  schedule: Schedule;
  scheduleArn: string;
  due: number;
  executionId: string;
  place: Place;
};

/** The SDKs' names of services, as universal targets use them, where the dispatcher has another. */
const services: Record<string, string> = { sfn: 'states', eventbridge: 'events', sesv2: 'ses' };

/** Left in the call until it is made: only then is the number of the attempt known. */
export const attemptMark = '<aws.scheduler.attempt-number>';

/** The schedule's input with its context attributes filled in; without input, the notification AWS sends instead. */
export function inputText({ schedule, scheduleArn, due, executionId, place }: Firing): string {
  const time = eventTime(due);
  if (schedule.target.Input === undefined) {
    return JSON.stringify({
      version: '0',
      id: executionId,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: place.account,
      time,
      region: place.region,
      resources: [scheduleArn],
      detail: '{}',
    });
  }
  return schedule.target.Input.replaceAll('<aws.scheduler.schedule-arn>', scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', executionId);
}

function universalCall(arn: string, text: string, caller: Caller): Call {
  const [, service = '', action = ''] = /^arn:aws:scheduler:::aws-sdk:([\w-]+):(\w+)$/.exec(arn) ?? [];
  const input = payloadOf(text);
  if (!action || !isObject(input)) throw awsError('ValidationException', `Invalid universal target ${arn}`);
  return {
    service: services[service] ?? service,
    operation: action[0]?.toUpperCase() + action.slice(1),
    input,
    caller,
  };
}

/** The AWS call that a firing makes, under the role of its target. @throws ValidationException for a target not hosted */
export function scheduleCall(firing: Firing): Call {
  const { Arn, RoleArn, SqsParameters, EventBridgeParameters } = firing.schedule.target;
  const text = inputText(firing);
  const caller: Caller = { name: firing.schedule.name, role: nameOf(RoleArn) };
  const { service } = parseArn(Arn);
  switch (service) {
    case 'scheduler':
      return universalCall(Arn, text, caller);
    case 'lambda':
      return {
        service,
        operation: 'Invoke',
        input: { FunctionName: Arn, InvocationType: 'Event', Payload: payloadOf(text) },
        caller,
      };
    case 'sqs':
      return {
        service,
        operation: 'SendMessage',
        input: { QueueUrl: queueUrlOf(Arn), MessageBody: text, ...SqsParameters },
        caller,
      };
    case 'states':
      return { service, operation: 'StartExecution', input: { stateMachineArn: Arn, input: text }, caller };
    case 'sns':
      return { service, operation: 'Publish', input: { TopicArn: Arn, Message: text }, caller };
    case 'events':
      return {
        service,
        operation: 'PutEvents',
        input: { Entries: [{ ...EventBridgeParameters, Detail: text, EventBusName: Arn }] },
        caller,
      };
    default:
      throw awsError('ValidationException', `The target ${Arn} is not hosted on the laptop.`);
  }
}
