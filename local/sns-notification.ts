import { nameOf, parseArn, queueUrlOf } from './arn.ts';
import type { Call, Caller } from './dispatcher.ts';
import type { MessageAttributes } from './sqs/message-attributes.ts';

/** Properties of AWS::SNS::Subscription, resolved. */
export type SubscriptionProperties = {
  TopicArn: string;
  Protocol: string;
  Endpoint: string;
  RawMessageDelivery?: boolean;
  FilterPolicy?: Record<string, unknown>;
  FilterPolicyScope?: 'MessageAttributes' | 'MessageBody';
  RedrivePolicy?: { deadLetterTargetArn: string };
};

export type Subscription = SubscriptionProperties & { SubscriptionArn: string };

/** What one publication tells every subscriber. */
export type Notification = {
  MessageId: string;
  TopicArn: string;
  Subject?: string;
  Message: string;
  Timestamp: string;
};

/** SNS spells the two addresses in capitals for queues and not for functions. The signature verifies nowhere. */
function signature({ TopicArn, SubscriptionArn }: Subscription, url: 'URL' | 'Url'): Record<string, string> {
  const host = `https://sns.${parseArn(TopicArn).region}.amazonaws.com`;
  return {
    SignatureVersion: '1',
    Signature: 'bm90IHNpZ25lZCBsb2NhbGx5',
    [`SigningCert${url}`]: `${host}/SimpleNotificationService-local.pem`,
    [`Unsubscribe${url}`]: `${host}/?Action=Unsubscribe&SubscriptionArn=${SubscriptionArn}`,
  };
}

/** Attributes as notifications carry them, where SQS and the API say DataType and StringValue. */
function notified(attributes: MessageAttributes): Record<string, { Type: string; Value?: string }> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, one]) => [
      name,
      { Type: one.DataType, Value: one.StringValue ?? one.BinaryValue },
    ]),
  );
}

/** The text that a queue receives of a notification: the message itself when delivery is raw, else an envelope. */
export function queueText(
  subscription: Subscription,
  notification: Notification,
  attributes: MessageAttributes,
): string {
  if (subscription.RawMessageDelivery) return notification.Message;
  const extra = Object.keys(attributes).length > 0 && { MessageAttributes: notified(attributes) };
  return JSON.stringify({
    Type: 'Notification',
    ...notification,
    ...signature(subscription, 'URL'),
    ...extra,
  });
}

/** The AWS call that brings a notification to a subscriber, as the topic: the subscriber's own policy decides. */
export function notificationCall(
  subscription: Subscription,
  notification: Notification,
  attributes: MessageAttributes,
): Call {
  const { Endpoint, Protocol, RawMessageDelivery, SubscriptionArn, TopicArn } = subscription;
  const caller: Caller = { name: nameOf(TopicArn), principal: 'sns.amazonaws.com', source: TopicArn };
  if (Protocol === 'sqs') {
    const raw = RawMessageDelivery && Object.keys(attributes).length > 0 && { MessageAttributes: attributes };
    const MessageBody = queueText(subscription, notification, attributes);
    const input = { QueueUrl: queueUrlOf(Endpoint), MessageBody, ...raw };
    return { service: 'sqs', operation: 'SendMessage', input, caller };
  }
  const Sns = {
    Type: 'Notification',
    ...notification,
    Subject: notification.Subject ?? null,
    ...signature(subscription, 'Url'),
    MessageAttributes: notified(attributes),
  };
  const record = { EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: SubscriptionArn, Sns };
  const input = { FunctionName: Endpoint, InvocationType: 'Event', Payload: { Records: [record] } };
  return { service: 'lambda', operation: 'Invoke', input, caller };
}
