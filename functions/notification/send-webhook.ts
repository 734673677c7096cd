import type { Ending } from './notification.ts';
import { type Posted, post } from './post.ts';
import { signatureHeader, signatureOf } from './signature.ts';
import { webhookKeys } from './webhook-keys.ts';

/** What an answer means: 2xx is delivered, and what may go away by itself is worth another attempt. */
export function judged(posted: Posted): Ending {
  if ('error' in posted) return { delivered: false, error: posted.error, transient: !posted.refused };
  const { status } = posted;
  if (status >= 200 && status < 300) return { delivered: true };
  const transient = status >= 500 || [408, 425, 429].includes(status);
  return { delivered: false, error: `The receiver answered ${status}.`, transient };
}

/** Posts a signed body to a person's webhook and says how it ended; it does not throw. */
export async function sendWebhook(
  address: string,
  person: string,
  body: string,
  unixSeconds: number,
): Promise<Ending> {
  const signature = signatureOf(body, await webhookKeys(person), unixSeconds);
  return judged(await post(address, body, { [signatureHeader]: signature }));
}
