import type { Message } from './message.ts';
import type { Channel, Ending } from './notification.ts';
import { sendChat } from './send-chat.ts';
import { sendMail } from './send-mail.ts';
import { sendText } from './send-text.ts';
import { sendWebhook } from './send-webhook.ts';

/** Sends a message to a contact in its channel's own words and says how it ended; it does not throw. */
export function send(
  channel: Channel,
  address: string,
  person: string,
  message: Message,
  now: string,
): Promise<Ending> {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const by: Record<Channel, () => Promise<Ending>> = {
    email: () => sendMail(address, message.mail()),
    sms: () => sendText(address, message.text()),
    webhook: () => sendWebhook(address, person, message.webhook(), seconds),
    slack: () => sendChat(address, message.slack()),
    teams: () => sendChat(address, message.teams()),
  };
  return by[channel]();
}
