/** What is known of the mails that one person got about one ticket. */
export type Thread = {
  readonly person: string;
  readonly ticket: string;
  /** Domain of the desk's address. */
  readonly domain: string;
  /** Message-ID of the mail by which the ticket came, when this person sent it. */
  readonly theirs?: string | undefined;
  /** Message-ID that SES gave to the first mail of the thread. */
  readonly first?: string | undefined;
};

const messageId = /^<[!-;=?-~]{3,250}>$/;
const longest = 870;

/** Message-ID that SES puts on a mail, by the id that it answered: it overwrites any other. */
export const sesMessageId = (id: string, region: string): string =>
  `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;

/** A Message-ID that somebody else made, if it is one that may stand in a header. */
const safe = (id: string | undefined) => (id && messageId.test(id) ? [id] : []);

/**
 * Headers by which mail programs keep everything about a ticket together. SES replaces the Message-ID of what it sends, so that no
 * mail can name the one before: each names the same mail that never was, the first that was, and what the person sent.
 */
export function threadHeaders({ person, ticket, domain, theirs, first }: Thread): Record<string, string> {
  const root = `<${ticket.toLowerCase()}.${person}@${domain}>`;
  const all = [root, ...safe(theirs), ...safe(first)];
  const references = all.join(' ');
  return {
    References: references.length > longest ? root : references,
    'In-Reply-To': all.at(-1) ?? root,
  };
}
