import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { DeskFunction } from '../constructs/function.ts';
import { OutgoingWebhooks } from '../constructs/outgoing-webhooks.ts';
import { Practice } from '../constructs/practice.ts';
import { targetOf } from '../constructs/reaction.ts';
import type { ResponseStack } from './response.ts';

/** Pages, notices and codes by every channel, and what came of them. */
export function notification(stack: ResponseStack): void {
  const { notification: table, people, incident, 'on-call': onCall } = stack.data.tables;
  const { api } = new Practice(stack, 'notification', {
    ...stack.serving,
    table,
    nouns: [
      'notifications',
      'notification-settings',
      'webhook-subscriptions',
      'webhook-deliveries',
      'mail-templates',
      'suppressed-addresses',
    ],
    environment: { ...stack.front.apiEnvironment, PORTAL_URL: stack.front.portalUrl, ...repliesTo(stack) },
  });
  stack.data.keysFor(api);
  table.countedBy(api);

  const portal = { PORTAL_URL: stack.front.portalUrl };
  const environment = { ...everyChannel(stack), ...portal };
  const onPaged = stack.react('notification-on-paged', {
    on: ['escalation.paged'],
    impact: 'The person on call is not told that they are paged.',
    seconds: 30,
    environment,
  });
  const mails = mailFeedback(stack);
  const onClock = stack.react('notification-on-clock', {
    on: ['notification.due', 'notice-box.due', 'webhook-delivery.due', 'webhook-subscription.due'],
    impact: 'What was put off is not sent: a later step of somebody’s rules, or pages that are bundled.',
    seconds: 60,
    memory: 512,
    environment: { ...environment, ...repliesTo(stack) },
  });
  const onAsked = stack.react('notification-on-asked', {
    on: ['person.contact-added', 'person.code-asked', 'notification-settings.test-asked'],
    impact: 'A code that confirms a contact, or a test page, does not come.',
    seconds: 30,
    environment: everyChannel(stack),
  });
  const onNotice = stack.react('notification-on-notice', {
    on: { asks: 'notice', and: ['security-call.made'] },
    impact: 'People are not told of what they asked to hear of: comments, updates, reminders.',
    seconds: 30,
  });
  webhooks(stack);
  const onExhausted = stack.react('notification-on-exhausted', {
    on: ['escalation.exhausted'],
    impact: 'The last resort is not told that nobody answered.',
    seconds: 30,
    environment: { ...byMail(stack), ...portal, LAST_RESORT: stack.config.onCall.lastResort.join(',') },
  });
  for (const fn of [onPaged, onClock, onAsked, onExhausted]) {
    table.writtenBy(fn);
    maySendMail(stack, fn, mails);
  }
  for (const fn of [onPaged, onClock, onExhausted]) for (const other of [incident, onCall]) other.readBy(fn);
  for (const fn of [onPaged, onClock, onAsked]) {
    people.readBy(fn);
    maySendTexts(stack, fn);
    // A page to a webhook is signed, and a code is derived.
    stack.data.keysFor(fn);
  }
  for (const fn of [onPaged, onClock]) table.countedBy(fn);
  // A mail about a ticket says where that stands, and what was said of it.
  const { request, change, mail } = stack.data.tables;
  for (const other of [request, change, mail]) other.readBy(onClock);
  table.writtenBy(onNotice);
  // A notice stands in the event row of whatever record it is about.
  const { security, audit: _, ...told } = stack.data.tables;
  for (const other of Object.values(told)) if (other !== table) other.readBy(onNotice);
  // Of security it learns that somebody is called, and can read nothing else there.
  security.rowsReadBy(onNotice, 'security-call');
}

/**
 * What becomes of mails that SES took: its configuration set tells the default bus when one came back or was called spam.
 * Only what was sent with the set is told, and only that is heard.
 */
function mailFeedback(stack: ResponseStack): CfnConfigurationSet | undefined {
  const { notification: table, people } = stack.data.tables;
  if (!stack.config.mail.from) return undefined;
  const { deadLetters, redriver } = stack.front;
  const set = new CfnConfigurationSet(stack, 'Mails', {
    name: `${stack.config.stage}-mails`,
    // The desk says itself to whom nothing is sent, and why.
    suppressionOptions: { suppressedReasons: [] },
  });
  const bus = stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
  new CfnConfigurationSetEventDestination(stack, 'MailFeedback', {
    configurationSetName: set.ref,
    eventDestination: {
      enabled: true,
      matchingEventTypes: ['BOUNCE', 'COMPLAINT'],
      eventBridgeDestination: { eventBusArn: bus },
    },
  });
  const impact = 'The desk goes on writing to addresses that take no mail.';
  const fn = new DeskFunction(stack, 'notification-on-mail-feedback', {
    description: `When this fails: ${impact}`,
    seconds: 30,
  });
  table.writtenBy(fn);
  people.readBy(fn);
  fn.failsInto(deadLetters);
  redriver.mayInvoke(fn);
  const rule = new Rule(stack, 'MailFeedbackRule', {
    description: `When this fails: ${impact}`,
    eventPattern: {
      source: ['aws.ses'],
      detailType: ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [set.ref] } } },
    },
  });
  rule.addTarget(targetOf(fn, deadLetters));
  return set;
}

/** What happens is told to addresses outside that were subscribed to it. */
function webhooks(stack: ResponseStack): void {
  const { notification: table, incident, monitoring, 'on-call': onCall } = stack.data.tables;
  const handler = new DeskFunction(stack, 'notification-on-webhook-event', {
    description: 'When this fails: addresses that were subscribed to events are not told of them',
    memory: 512,
    seconds: 30,
    environment: { PORTAL_URL: stack.front.portalUrl },
  });
  table.writtenBy(handler);
  for (const other of [incident, monitoring, onCall]) other.readBy(handler);
  stack.data.keysFor(handler);
  const onSubscription = stack.react('notification-on-webhook-subscription', {
    on: ['webhook-subscription.created', 'webhook-subscription.resumed', 'webhook-subscription.paused'],
    impact: 'An address that was subscribed is told of nothing until the next reconciliation.',
    seconds: 30,
  });
  const onReconcile = stack.react('notification-on-reconcile', {
    on: Duration.hours(1),
    impact:
      'What is told to addresses outside is not set right when it got out of step with who is subscribed.',
    seconds: 30,
  });
  const turners = [onSubscription, onReconcile];
  for (const fn of turners) table.writtenBy(fn);
  const { bus, deadLetters, redriver } = stack.front;
  const { queue } = new OutgoingWebhooks(stack, 'Webhooks', { handler, turners, bus, deadLetters });
  redriver.mayRefill(queue);
}

/** What a function that sends by every channel is told. */
const everyChannel = (stack: ResponseStack): Record<string, string> => ({
  ...byMail(stack),
  CHAT_HOSTS: stack.config.chat.hosts.join(','),
  TEXTS_FROM: stack.config.texts.from ?? '',
});

/** What a function that sends mail is told. */
const byMail = ({ config: { mail } }: ResponseStack): Record<string, string> => ({
  ...(mail.from && { MAIL_FROM: mail.from }),
  MAIL_PER_SECOND: String(mail.perSecond),
});

/** Where answers to mails are read. */
const repliesTo = ({ config: { mail } }: ResponseStack): Record<string, string> =>
  mail.inbound?.addresses[0] ? { MAIL_REPLY_TO: mail.inbound.addresses[0] } : {};

function maySendMail(
  { config }: ResponseStack,
  fn: DeskFunction,
  set: CfnConfigurationSet | undefined,
): void {
  const { from, identity = from?.split('@').at(-1) } = config.mail;
  if (!from || !identity) return;
  const named = (resource: string, resourceName: string) =>
    Stack.of(fn).formatArn({ service: 'ses', resource, resourceName });
  const resources = [named('identity', identity), ...(set ? [named('configuration-set', set.ref)] : [])];
  fn.may(['ses:SendEmail'], resources, { StringEquals: { 'ses:FromAddress': from } });
  if (set) fn.addEnvironment('MAIL_CONFIGURATION', set.ref);
}

function maySendTexts({ config }: ResponseStack, fn: DeskFunction): void {
  if (config.texts.from) fn.may(['sms-voice:SendTextMessage'], [config.texts.from]);
}
