import { nameOf, parseArn, queueUrlOf } from '../arn.ts';
import type { Call, Caller } from '../dispatcher.ts';
import { payloadOf } from '../payload.ts';
import type { Envelope } from './envelope.ts';
import type { Rule, Target } from './rule.ts';

/** A target with a role is called under that role; one without answers to its own resource policy. */
function callerOf(rule: Rule, target: Target): Caller {
  if (target.RoleArn) return { name: rule.name, role: nameOf(target.RoleArn) };
  return { name: rule.name, principal: 'events.amazonaws.com', source: rule.arn };
}

/** Forwarding to another bus keeps source, type, detail and time, and makes a new event of them. */
function forwarded(target: Target, event: Envelope): Record<string, unknown> {
  return {
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(event.detail),
    Resources: event.resources,
    Time: event.time,
    EventBusName: target.Arn,
  };
}

/** The AWS call by which a rule hands `text` to its target. */
export function targetCall(rule: Rule, target: Target, event: Envelope, text: string): Call {
  const caller = callerOf(rule, target);
  const { service } = parseArn(target.Arn);
  switch (service) {
    case 'lambda':
      return {
        service,
        operation: 'Invoke',
        input: { FunctionName: target.Arn, InvocationType: 'Event', Payload: payloadOf(text) },
        caller,
      };
    case 'sqs':
      return {
        service,
        operation: 'SendMessage',
        input: { QueueUrl: queueUrlOf(target.Arn), MessageBody: text, ...target.SqsParameters },
        caller,
      };
    case 'states':
      return {
        service,
        operation: 'StartExecution',
        input: { stateMachineArn: target.Arn, input: text },
        caller,
      };
    case 'sns':
      return { service, operation: 'Publish', input: { TopicArn: target.Arn, Message: text }, caller };
    case 'events':
      return { service, operation: 'PutEvents', input: { Entries: [forwarded(target, event)] }, caller };
    default:
      throw new Error(`Rule ${rule.name}: the target ${target.Arn} is not hosted`);
  }
}
