import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

const patience = 5_000;
const inside = 'EPRIVATE';
const refusal = 'The address is not a public one.';
const mostBytes = 64 * 1024;

/** How a receiver answered: its status and the first bytes of what it said, or why it did not. */
export type Posted =
  | { readonly status: number; readonly said: string }
  | { readonly error: string; readonly refused: boolean };

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

async function send(
  url: URL,
  body: string,
  headers: Record<string, string>,
  keep: number,
): Promise<{ status: number; said: string }> {
  const { request } = await import('node:https');
  const open = Boolean(process.env.ALLOW_PRIVATE_WEBHOOKS);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const options = { method: 'POST', headers, signal, agent: false, ...(!open && { lookup: publicly }) };
    const sent = request(url, options, (response) => {
      const status = response.statusCode ?? 0;
      const parts: Buffer[] = [];
      let size = 0;
      const done = () => {
        resolve({ status, said: Buffer.concat(parts).subarray(0, keep).toString('utf8') });
        // Nobody can keep this function busy with a long answer.
        response.destroy();
      };
      if (!keep) return done();
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size >= Math.min(keep, mostBytes)) done();
      });
      response.on('end', done);
      response.on('error', done);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * Posts JSON to an address that people named, and does not throw. Only https; redirects are not followed; an address inside a
 * network is refused, and the one that was checked is the one that is connected to, so that nobody can reach through the desk
 * what they could not reach themselves.
 *
 * @param keep how many bytes of the answer to hand back
 */
export async function post(
  address: string,
  body: string,
  headers: Record<string, string>,
  keep = 0,
): Promise<Posted> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') return { error: 'The address is not https.', refused: true };
  // A literal address is never looked up, so it is checked here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = /^[\d.]+$|:/.test(host);
  if (literal && isPrivateAddress(host) && !process.env.ALLOW_PRIVATE_WEBHOOKS)
    return { error: refusal, refused: true };
  const all = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'serverless-itsm',
    ...headers,
  };
  try {
    return await send(url, body, all, keep);
  } catch (error) {
    const { code, name, message } = error as Error & { code?: string };
    return { error: `${code ?? name}: ${message}`, refused: code === inside };
  }
}
