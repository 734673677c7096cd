import type { LookupFunction } from 'node:net';
import type { Ending } from './notification.ts';
import { isPrivateAddress } from './private-address.ts';
import { signatureHeader, signatureOf } from './signature.ts';
import { webhookKeys } from './webhook-keys.ts';

const patience = 5_000;
const inside = 'EPRIVATE';

const failed = (error: string, transient: boolean): Ending => ({ delivered: false, error, transient });
const refusal = 'The address is not a public one.';

/** Resolves names as usual, and refuses those that lead inside: what is checked here is what is connected to. */
const publicly: LookupFunction = async (hostname, options, callback) => {
  const { lookup } = await import('node:dns');
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(Object.assign(new Error(refusal), { code: inside }), []);
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family);
  });
};

async function post(url: URL, body: string, headers: Record<string, string>): Promise<number> {
  const { request } = await import('node:https');
  const open = Boolean(process.env.ALLOW_PRIVATE_WEBHOOKS);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const options = { method: 'POST', headers, signal, agent: false, ...(!open && { lookup: publicly }) };
    const sent = request(url, options, (response) => {
      resolve(response.statusCode ?? 0);
      // The answer is its status: nobody can keep this function busy with a long body.
      response.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function judged(status: number): Ending {
  if (status >= 200 && status < 300) return { delivered: true };
  const transient = status >= 500 || [408, 425, 429].includes(status);
  return failed(`The receiver answered ${status}.`, transient);
}

/**
 * Posts a signed body to a person's webhook and says how it ended; it does not throw. Redirects are not followed, and an
 * address inside a network is refused, so that nobody can reach through the desk what they could not reach themselves.
 */
export async function sendWebhook(
  address: string,
  person: string,
  body: string,
  unixSeconds: number,
): Promise<Ending> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') return failed('The address is not https.', false);
  // A literal address is never looked up, so it is checked here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = /^[\d.]+$|:/.test(host);
  if (literal && isPrivateAddress(host) && !process.env.ALLOW_PRIVATE_WEBHOOKS) return failed(refusal, false);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'serverless-itsm',
    [signatureHeader]: signatureOf(body, await webhookKeys(person), unixSeconds),
  };
  try {
    return judged(await post(url, body, headers));
  } catch (error) {
    const { code, name, message } = error as Error & { code?: string };
    return failed(`${code ?? name}: ${message}`, code !== inside);
  }
}
