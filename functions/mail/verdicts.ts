import * as z from 'zod';

/** What SES found out about a mail (docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html). */
export const Verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']).catch('GRAY');
export type Verdict = z.infer<typeof Verdict>;

/** The verdicts of a receipt; one that is missing is not known, and counts as `GRAY`. */
export const Verdicts = z.object({
  spam: Verdict,
  virus: Verdict,
  spf: Verdict,
  dkim: Verdict,
  dmarc: Verdict,
});
export type Verdicts = z.infer<typeof Verdicts>;

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');

/**
 * Whether a mail is known to be from whom it says: DMARC passed, or, where the domain publishes no such policy, SPF passed
 * for the very domain that it says it is from. DKIM alone proves nothing here: a receipt does not say whose signature it was.
 * Nothing that stands in the mail counts.
 *
 * @param from the address of the header, which people see
 * @param envelope the address that SPF was looked up for
 */
export function isVouchedFor(verdicts: Verdicts, from: string, envelope: string): boolean {
  if (verdicts.dmarc === 'PASS') return true;
  if (verdicts.dmarc === 'FAIL') return false;
  return verdicts.spf === 'PASS' && envelope.includes('@') && domainOf(envelope) === domainOf(from);
}
