import { log } from '../runtime/log.ts';
import type { Envelope } from './envelope.ts';
import type { Read } from './intake.ts';
import type { Integration } from './integration.ts';
import { whyForged } from './sns-signature.ts';
import { confirmationAddress, SnsMessage } from './source/sns.ts';

const nothing: Read = { signals: [], changes: [], unreadable: [] };

async function confirm(message: SnsMessage): Promise<string | undefined> {
  const address = confirmationAddress(message);
  if (!address)
    return 'It asks to confirm a subscription at an address that is not that of SNS in its region.';
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`A subscription could not be confirmed: ${response.status}`);
  log.info('Confirmed a subscription', { topic: message.TopicArn });
  return undefined;
}

/**
 * Whether a message that says it is from SNS is: a notification goes on to be read, a subscription of an allowed topic is
 * confirmed, and anything else is unreadable, with the reason.
 *
 * @returns what came of it; undefined for a genuine notification
 * @throws {Error} when SNS could not be asked: then the message comes again
 */
export async function vouched(
  envelope: Envelope,
  again: string,
  integration: Integration | undefined,
): Promise<Read | undefined> {
  if (envelope.door !== 'sns' || envelope.test || !integration) return undefined;
  const refused = (reason: string): Read => ({
    ...nothing,
    unreadable: [{ reason, source: `sns ${envelope.from}`, again }],
  });
  const { data: message } = SnsMessage.safeParse(JSON.parse(envelope.body));
  if (!message) return refused('It is no message of SNS.');
  const forged = await whyForged(message);
  if (forged) return refused(forged);
  const { topics } = integration;
  if (topics.length && !topics.includes(message.TopicArn))
    return refused(`The topic ${message.TopicArn} is not one of those that this integration allows.`);
  if (message.Type === 'Notification') return undefined;
  const odd = message.Type === 'SubscriptionConfirmation' ? await confirm(message) : undefined;
  return odd ? refused(odd) : nothing;
}
