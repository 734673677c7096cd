import { awsError } from '../aws-error.ts';

/** Properties of AWS::SQS::Queue, resolved; `QueueName` is the physical name. */
export type QueueProperties = {
  QueueName: string;
  VisibilityTimeout?: number;
  DelaySeconds?: number;
  MessageRetentionPeriod?: number;
  MaximumMessageSize?: number;
  ReceiveMessageWaitTimeSeconds?: number;
  RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number | string } | string;
  FifoQueue?: boolean;
};

/** Times in seconds, sizes in bytes, as SQS counts them. */
export type Queue = {
  name: string;
  arn: string;
  visibilityTimeout: number;
  delay: number;
  retention: number;
  maximumSize: number;
  waitTime: number;
  redrive?: { deadLetterTargetArn: string; maxReceiveCount: number };
};

function redriveOf(policy: QueueProperties['RedrivePolicy']): Queue['redrive'] {
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = typeof policy === 'string' ? JSON.parse(policy) : policy;
  return { deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
}

/** Reads a queue of the template with the defaults of SQS. FIFO queues are not hosted. */
export function queueOf(properties: QueueProperties, arn: string): Queue {
  if (properties.FifoQueue) throw new Error(`Queue ${properties.QueueName}: FIFO queues are not hosted`);
  return {
    name: properties.QueueName,
    arn,
    visibilityTimeout: properties.VisibilityTimeout ?? 30,
    delay: properties.DelaySeconds ?? 0,
    retention: properties.MessageRetentionPeriod ?? 345_600,
    maximumSize: properties.MaximumMessageSize ?? 1_048_576,
    waitTime: properties.ReceiveMessageWaitTimeSeconds ?? 0,
    redrive: redriveOf(properties.RedrivePolicy),
  };
}

/** What SQS answers to a parameter that it does not take. */
export function invalidParameter(message: string): never {
  throw awsError('InvalidParameterValue', message);
}

/** A number of seconds within SQS's bounds, or the default. */
export function seconds(value: unknown, fallback: number, name: string, most: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  return invalidParameter(
    `Value ${value} for parameter ${name} is invalid. Reason: Must be between 0 and ${most}.`,
  );
}
