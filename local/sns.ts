import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { nameOf } from './arn.ts';
import { awsError, notHosted } from './aws-error.ts';
import type { Clock } from './clock.ts';
import type { Deliver } from './delivery.ts';
import type { Service } from './dispatcher.ts';
import type { Place } from './events/envelope.ts';
import { compile, matches } from './events/pattern.ts';
import { flatten } from './events/pattern-fields.ts';
import { payloadOf } from './payload.ts';
import {
  notificationCall,
  queueText,
  type Subscription,
  type SubscriptionProperties,
} from './sns-notification.ts';
import type { MessageAttributes } from './sqs/message-attributes.ts';
import { transaction } from './state.ts';

export type Publication = {
  TopicArn?: string;
  TargetArn?: string;
  Message?: string;
  Subject?: string;
  MessageAttributes?: MessageAttributes;
};

export type Topics = {
  /** @returns the topic's ARN */
  addTopic(name: string): string;
  addSubscription(properties: SubscriptionProperties): void;
  publish(publication: Publication): { MessageId: string };
  topics(): string[];
  subscriptions(topicArn: string): Subscription[];
};

const sizeLimit = 262_144;

function refuse({ Message = '', Subject }: Publication): void {
  const invalid = (reason: string) => awsError('InvalidParameter', `Invalid parameter: ${reason}`);
  if (Message === '') throw invalid('Empty message');
  if (Buffer.byteLength(Message) > sizeLimit) throw invalid('Message too long');
  if (Subject !== undefined && (Subject.length === 0 || Subject.length > 100)) throw invalid('Subject');
}

function isWanted({ FilterPolicy, FilterPolicyScope }: Subscription, publication: Publication): boolean {
  if (!FilterPolicy) return true;
  const attributes = Object.entries(publication.MessageAttributes ?? {}).map(
    ([name, { DataType, StringValue }]) => [
      name,
      DataType === 'String' ? StringValue : payloadOf(StringValue ?? ''),
    ],
  );
  const subject =
    FilterPolicyScope === 'MessageBody'
      ? payloadOf(publication.Message ?? '')
      : Object.fromEntries(attributes);
  return matches(compile(FilterPolicy), flatten(subject));
}

/** SNS topics of the template; subscriptions are queues and functions. Signatures are placeholders that verify nowhere. */
export function createTopics(deps: {
  db: DatabaseSync;
  clock: Clock;
  deliver: Deliver;
  place: Place;
}): Topics {
  const { db, clock, deliver, place } = deps;
  const all = new Map<string, Subscription[]>();

  function subscriptionsOf(arn: string): Subscription[] {
    const found = all.get(arn);
    if (found) return found;
    throw awsError('NotFound', 'Topic does not exist', 404);
  }

  return {
    addTopic(name) {
      const arn = `arn:aws:sns:${place.region}:${place.account}:${name}`;
      all.set(arn, all.get(arn) ?? []);
      return arn;
    },
    addSubscription(properties) {
      const { TopicArn, Protocol, Endpoint } = properties;
      if (Protocol !== 'sqs' && Protocol !== 'lambda') {
        throw new Error(`Subscription of ${TopicArn}: the protocol ${Protocol} is not hosted`);
      }
      if (properties.FilterPolicy) compile(properties.FilterPolicy);
      subscriptionsOf(TopicArn).push({
        ...properties,
        SubscriptionArn: `${TopicArn}:${Protocol}-${nameOf(Endpoint)}`,
      });
    },
    publish(publication) {
      const TopicArn = publication.TopicArn ?? publication.TargetArn ?? '';
      refuse(publication);
      const subscriptions = subscriptionsOf(TopicArn);
      const { Subject, Message = '', MessageAttributes = {} } = publication;
      const Timestamp = new Date(clock.now()).toISOString();
      const MessageId = randomUUID();
      const notification = {
        MessageId,
        TopicArn,
        ...(Subject !== undefined && { Subject }),
        Message,
        Timestamp,
      };
      transaction(db, () => {
        for (const subscription of subscriptions.filter((one) => isWanted(one, publication))) {
          const call = notificationCall(subscription, notification, MessageAttributes);
          const body = queueText(subscription, notification, MessageAttributes);
          const queueArn = subscription.RedrivePolicy?.deadLetterTargetArn;
          deliver({
            call,
            deadLetter: queueArn ? { queueArn, caller: call.caller, body, attributes: {} } : undefined,
          });
        }
      });
      return { MessageId };
    },
    topics: () => [...all.keys()],
    subscriptions: subscriptionsOf,
  };
}

/** SNS's operations, for the dispatcher. */
export function snsService(topics: Topics, { account }: Place): Service {
  return async ({ service, operation, input }) => {
    switch (operation) {
      case 'Publish':
        return topics.publish(input as Publication);
      case 'ListTopics':
        return { Topics: topics.topics().map((TopicArn) => ({ TopicArn })) };
      case 'ListSubscriptionsByTopic':
        return {
          Subscriptions: topics.subscriptions(String(input.TopicArn)).map((one) => ({
            SubscriptionArn: one.SubscriptionArn,
            Owner: account,
            Protocol: one.Protocol,
            Endpoint: one.Endpoint,
            TopicArn: one.TopicArn,
          })),
        };
      default:
        throw notHosted(service, operation);
    }
  };
}
