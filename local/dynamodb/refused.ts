import { type AwsError, awsError } from '../aws-error.ts';
import type { Item } from './attribute-value.ts';

/** What DynamoDB answers to input that is not valid. */
export function validation(message: string): AwsError {
  return awsError('ValidationException', message);
}

/** What DynamoDB answers to a body that has the wrong JSON types. */
export function serialization(message: string): AwsError {
  return awsError('SerializationException', message);
}

/** What DynamoDB answers when a table, index or stream is not there. */
export function resourceNotFound(message = 'Requested resource not found'): AwsError {
  return awsError('ResourceNotFoundException', message);
}

/** What DynamoDB answers to a write whose condition does not hold, with the item when it was asked for. */
export function conditionalCheckFailed(item?: Item): AwsError {
  const extra = item ? { Item: item } : {};
  return awsError('ConditionalCheckFailedException', 'The conditional request failed', 400, extra);
}

/** Throws the error that dynalite's helpers hand back, in the host's own shape. */
export function throwIf(failure: { body: { __type: string; message: string } } | null | undefined): void {
  if (failure) throw awsError(failure.body.__type.split('#').pop()!, failure.body.message);
}
