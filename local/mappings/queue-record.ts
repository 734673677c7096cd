import { parseArn } from '../arn.ts';
import { payloadOf } from '../payload.ts';
import type { MessageAttributes } from '../sqs/message-attributes.ts';

/** A message as ReceiveMessage answers it when everything is asked for. */
export type Received = {
  MessageId: string;
  ReceiptHandle: string;
  MD5OfBody: string;
  Body: string;
  Attributes: Record<string, string>;
  MessageAttributes?: MessageAttributes;
};

/** A message as the function receives it. */
export function recordOf(message: Received, queueArn: string): Record<string, unknown> {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
    name,
    {
      ...(attribute.StringValue !== undefined && { stringValue: attribute.StringValue }),
      ...(attribute.BinaryValue !== undefined && { binaryValue: attribute.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: attribute.DataType,
    },
  ]);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: parseArn(queueArn).region,
  };
}

/** What a filter sees of a message: its body is matched as JSON where it is JSON, else as text. */
export function filterable(message: Received): Record<string, unknown> {
  return { ...recordOf(message, 'arn:aws:sqs:::'), body: payloadOf(message.Body) };
}
