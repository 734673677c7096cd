import { createHash } from 'node:crypto';
import { suppressedAddresses } from './keep.ts';

/** The id under which it is kept what was said of an address, whatever its case. */
export const addressId = (address: string): string =>
  `adr-${createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 24)}`;

const why = {
  bounce:
    'Mail to this address came back for good. Somebody has to say that it is right before another is sent.',
  complaint: 'Whoever reads this address called a mail of ours spam. Somebody has to say that they want it.',
} as const;

/** Why nothing is sent to an address; undefined when nothing keeps it from being sent. */
export async function whySuppressed(address: string): Promise<string | undefined> {
  const known = await suppressedAddresses.find(addressId(address));
  return known?.state === 'suppressed' ? why[known.cause ?? 'bounce'] : undefined;
}
