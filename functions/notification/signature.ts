import { createHmac } from 'node:crypto';

/** The header that proves to a receiver who sent a webhook, and when. */
export const signatureHeader = 'X-Itsm-Signature';

/**
 * The signature of a webhook: `t=<Unix seconds>,v1=<HMAC-SHA-256 of "t.body", hex>`. While the root secret rotates there is
 * a `v1` for each valid key: a receiver accepts any that fits, and refuses what is older than a few minutes.
 */
export function signatureOf(body: string, keys: readonly Uint8Array[], unixSeconds: number): string {
  const sign = (key: Uint8Array) => createHmac('sha256', key).update(`${unixSeconds}.${body}`).digest('hex');
  return [`t=${unixSeconds}`, ...keys.map((key) => `v1=${sign(key)}`)].join(',');
}
