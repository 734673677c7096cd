import { Stack } from 'aws-cdk-lib';
import type { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import type { ResponseStack } from './response.ts';

/** Pages by mail and webhook, and what came of them. */
export function notification(stack: ResponseStack): void {
  const { notification: table, people, incident, 'on-call': onCall } = stack.data.tables;
  const { from } = stack.config.mail;
  const { api } = new Practice(stack, 'notification', {
    ...stack.serving,
    table,
    nouns: ['notifications'],
    environment: stack.front.apiEnvironment,
  });
  stack.data.keysFor(api);

  const environment = { PORTAL_URL: stack.front.portalUrl, ...(from && { MAIL_FROM: from }) };
  const onPaged = stack.react('notification-on-paged', {
    on: ['escalation.paged'],
    impact: 'The person on call is not told that they are paged.',
    seconds: 30,
    environment,
  });
  const onExhausted = stack.react('notification-on-exhausted', {
    on: ['escalation.exhausted'],
    impact: 'The last resort is not told that nobody answered.',
    seconds: 30,
    environment: { ...environment, LAST_RESORT: stack.config.onCall.lastResort.join(',') },
  });
  for (const fn of [onPaged, onExhausted]) {
    table.writtenBy(fn);
    for (const other of [incident, onCall]) other.readBy(fn);
    maySendMail(stack, fn);
  }
  people.readBy(onPaged);
  // A page to a webhook is signed.
  stack.data.keysFor(onPaged);
}

function maySendMail({ config }: ResponseStack, fn: DeskFunction): void {
  const { from, identity = from?.split('@').at(-1) } = config.mail;
  if (!from || !identity) return;
  const resource = Stack.of(fn).formatArn({ service: 'ses', resource: 'identity', resourceName: identity });
  fn.may(['ses:SendEmail'], [resource], { StringEquals: { 'ses:FromAddress': from } });
}
