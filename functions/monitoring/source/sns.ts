import * as z from 'zod';
import type { Arrived } from '../envelope.ts';
import type { Mapping } from '../mapping.ts';
import { fromAwsEvent, isAwsEvent } from './aws-event.ts';
import { fromNotification, isAlarmMessage } from './cloudwatch-sns.ts';
import { fromAnything } from './generic.ts';
import { aside, json, type Said } from './lenient.ts';

/** What SNS posts to an HTTPS subscription. */
export const SnsMessage = z.looseObject({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string().regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w.-]+$/, 'is not the ARN of a topic'),
  Subject: aside,
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.union([z.string(), z.number()]).transform(String),
  Signature: z.string(),
  SigningCertURL: z.string(),
  SubscribeURL: aside,
  Token: aside,
});
export type SnsMessage = z.output<typeof SnsMessage>;

const hosts = /^sns\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(\.cn)?$/;

/** True for an https address on the SNS of some region, and on nothing that looks like it. */
function isOfSns(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain = url.protocol === 'https:' && !url.port && !url.username && !url.password;
  return plain && hosts.test(url.hostname) ? url : undefined;
}

/** The address of a certificate that may vouch for a message; undefined for any other. */
export function certificateAddress({ SigningCertURL }: SnsMessage): string | undefined {
  const url = isOfSns(SigningCertURL);
  return url && /^\/SimpleNotificationService-[\w-]+\.pem$/.test(url.pathname) && !url.search
    ? url.href
    : undefined;
}

/** The address that confirms a subscription, in the topic's own region; undefined for any other. */
export function confirmationAddress({ SubscribeURL, TopicArn }: SnsMessage): string | undefined {
  const url = SubscribeURL === undefined ? undefined : isOfSns(SubscribeURL);
  const region = url && hosts.exec(url.hostname)?.[1];
  const confirms = url?.pathname === '/' && url.searchParams.get('Action') === 'ConfirmSubscription';
  return url && confirms && region === TopicArn.split(':')[3] ? url.href : undefined;
}

const signed = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

/** The text that SNS signs (docs.aws.amazon.com/sns, verify the signature of a message). */
export const signedText = (message: SnsMessage): string =>
  signed[message.Type]
    .filter((name) => message[name] !== undefined)
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');

/**
 * What a notification says: an alarm, an event of AWS, or whatever somebody published.
 *
 * @throws {z.ZodError | Refusal} saying what could not be read
 */
export function fromSns(message: SnsMessage, arrived: Arrived, mapping?: Mapping): Said {
  const inner = json(message.Message);
  const ours = ({ signals = [], ...rest }: Said): Said => ({
    ...rest,
    signals: signals.map((signal) => ({ service: arrived.service, ...signal, integration: arrived.id })),
  });
  if (isAlarmMessage(inner)) return ours({ signals: [fromNotification(message)] });
  const event = isAwsEvent(inner) ? fromAwsEvent(inner) : undefined;
  if (event) return ours(event);
  if (typeof inner === 'object' && inner !== null) return fromAnything(inner, arrived, mapping, 'sns');
  const plain = { title: message.Subject ?? message.Message.slice(0, 250), description: message.Message };
  return fromAnything(plain, arrived, undefined, 'sns');
}
