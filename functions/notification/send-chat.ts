import type { Ending } from './notification.ts';
import { post } from './post.ts';
import { judged } from './send-webhook.ts';

const hosts = () => (process.env.CHAT_HOSTS ?? '').split(',').filter(Boolean);

/** Whether a chat's address is at one of the hosts that the desk may post to. */
const allowed = (address: string): boolean => {
  const host = URL.parse(address)?.hostname ?? '';
  return hosts().some((name) => (name.startsWith('*') ? host.endsWith(name.slice(1)) : host === name));
};

/** Posts to an incoming webhook of Slack or Teams, whose address is its password; it does not throw. */
export async function sendChat(address: string, body: string): Promise<Ending> {
  if (!allowed(address))
    return { delivered: false, transient: false, error: 'Chats at this host are not allowed: chat.hosts.' };
  return judged(await post(address, body, {}));
}
