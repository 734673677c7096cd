import { nameOf, parseArn, queueUrlOf } from './arn.ts';
import type { Call, Caller } from './dispatcher.ts';

const hosted = /^arn:aws:(sqs|sns|lambda|s3):/;

/** Refuses a destination that the host does not know, when the template is read. */
export function checkDestination(arn: string | undefined, of: string): void {
  if (arn !== undefined && !hosted.test(arn)) throw new Error(`${of}: the destination ${arn} is not hosted`);
}

/**
 * The call by which Lambda hands the record of an invocation to a destination, under the function's own role.
 *
 * @param key name of the object, for a bucket
 */
export function destinationCall(arn: string, caller: Caller, document: object, key = ''): Call {
  const { service } = parseArn(arn);
  const text = JSON.stringify(document);
  switch (service) {
    case 'sqs':
      return {
        service,
        operation: 'SendMessage',
        input: { QueueUrl: queueUrlOf(arn), MessageBody: text },
        caller,
      };
    case 'sns':
      return { service, operation: 'Publish', input: { TopicArn: arn, Message: text }, caller };
    case 'lambda':
      return {
        service,
        operation: 'Invoke',
        input: { FunctionName: arn, InvocationType: 'Event', Payload: document },
        caller,
      };
    case 's3':
      return {
        service,
        operation: 'PutObject',
        input: { Bucket: nameOf(arn), Key: key, Body: text },
        caller,
      };
    default:
      throw new Error(`The destination ${arn} is not hosted`);
  }
}
