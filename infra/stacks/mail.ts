import { Duration } from 'aws-cdk-lib';
import { DeskFunction } from '../constructs/function.ts';
import { Mailbox } from '../constructs/mailbox.ts';
import { Practice } from '../constructs/practice.ts';
import type { ServiceStack } from './service.ts';

/** Mail that comes in, and what becomes of it. Without an address to receive at, it can be looked at and nothing comes. */
export function mail(stack: ServiceStack): void {
  const { mail: table, configuration, incident, people, request } = stack.data.tables;
  const { receivedMail, attachments } = stack.data;
  const { api } = new Practice(stack, 'mail', {
    ...stack.serving,
    table,
    nouns: ['mails', 'mail-addresses'],
    // A command on a hundred takes its time.
    seconds: 29,
    environment: {
      ...stack.front.apiEnvironment,
      MALWARE_SCAN: stack.config.malwareScan ? 'on' : 'off',
    },
  });
  stack.data.keysFor(api);
  table.countedBy(api);
  for (const other of [configuration, incident, request]) other.readBy(api);
  attachments.readBy(api, 'mail');

  const onOutcome = stack.react('mail-on-outcome', {
    on: { has: ['changed.asked.to.key', 'changed.lastAsked.to.key'] },
    impact: 'A mail does not say which ticket it became.',
  });
  table.writtenBy(onOutcome);

  const onMoved = stack.react('mail-on-moved', {
    on: {
      kind: 'mail',
      fields: [
        ['state.to', 'quarantined'],
        ['state.from', 'quarantined'],
      ],
    },
    impact: 'The count beside the mails that wait says less or more than there is.',
  });
  table.writtenBy(onMoved);
  table.countedBy(onMoved);

  const { inbound, from } = stack.config.mail;
  if (!inbound || !receivedMail) return;
  receivedMail.readMail(api);
  const own = JSON.stringify({
    addresses: [...new Set([...inbound.addresses, ...(from ? [from] : [])])].map((one) => one.toLowerCase()),
    domains: inbound.domains,
  });
  const onReceived = new DeskFunction(stack, 'mail-on-received', {
    description: 'When this fails: mail becomes no tickets',
    // A mail of 40 MB, and a parser that may take 256 of its own.
    memory: 1024,
    seconds: 60,
    environment: { MAIL_OWN: own },
  });
  table.writtenBy(onReceived);
  table.countedBy(onReceived);
  for (const other of [people, incident, request]) other.readBy(onReceived);
  stack.data.keysFor(onReceived);
  attachments.mailedBy(onReceived);
  receivedMail.readMail(onReceived);
  const { deadLetters, redriver } = stack.front;
  const box = new Mailbox(stack, 'Mailbox', {
    inbound,
    bucket: receivedMail,
    handler: onReceived,
    deadLetters,
  });
  redriver.mayRefill(box.queue);

  const onReconcile = stack.react('mail-on-reconcile', {
    on: Duration.hours(6),
    impact:
      'A mail of which nobody told us is not found, and replies to old tickets become new ones once the secret was rotated twice.',
    memory: 512,
    seconds: 300,
  });
  table.writtenBy(onReconcile);
  stack.data.keysFor(onReconcile);
  receivedMail.listedBy(onReconcile);
  box.againBy(onReconcile);
}
