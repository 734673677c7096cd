import { type Header, valuesOf } from './pre-scan.ts';

/** What nobody wrote: our own mail come back, an answer by a machine or a bounce, or what a machine sends by itself. */
export type Automatic = 'loop' | 'answer' | 'sent';

const robots = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?([+-].*)?)@/i;

/** What the desk sends from and receives at, in lower case. */
export type OwnAddresses = { readonly addresses: readonly string[]; readonly domains: readonly string[] };

/** Whether an address is the desk's: with or without a label, or in a domain all of which is. */
export function isOwn(address: string, { addresses, domains }: OwnAddresses): boolean {
  const at = address.lastIndexOf('@');
  const plain = `${address.slice(0, at).split('+')[0]}${address.slice(at)}`.toLowerCase();
  const domain = address.slice(at + 1).toLowerCase();
  return (
    addresses.includes(plain) ||
    domains.some((one) => (one.startsWith('.') ? domain.endsWith(one) : domain === one))
  );
}

/**
 * Whether a person wrote it, as RFC 3834 tells it, and what mail servers add to that. It is asked before anything else, so
 * that two desks that write to each other fall silent.
 *
 * @param envelope the sender of the envelope: empty for what must not be answered; undefined when it is not known
 */
export function automaticIn(
  headers: readonly Header[],
  envelope: string | undefined,
  from: string | undefined,
  own: OwnAddresses,
): Automatic | undefined {
  const value = (name: string) => valuesOf(headers, name)[0]?.toLowerCase();
  const has = (name: string) => value(name) !== undefined;
  if (headers.some(({ name }) => name.startsWith('x-itsm')) || (from && isOwn(from, own))) return 'loop';
  const submitted = value('auto-submitted')?.split(/[\s;]/)[0] ?? 'no';
  if (
    envelope === '' ||
    submitted.startsWith('auto-replied') ||
    /^multipart\/report/.test(value('content-type') ?? '') ||
    has('x-autoreply') ||
    has('x-autorespond') ||
    value('precedence') === 'auto_reply' ||
    (from !== undefined && /^(mailer-daemon|postmaster)@/.test(from))
  )
    return 'answer';
  if (
    submitted !== 'no' ||
    ['bulk', 'junk', 'list'].includes(value('precedence') ?? '') ||
    has('list-id') ||
    has('x-auto-response-suppress') ||
    (from !== undefined && robots.test(from))
  )
    return 'sent';
  return undefined;
}
