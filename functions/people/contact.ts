import * as z from 'zod';
import { invalid } from '../kernel/refusal.ts';
import { mailAddress } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

/** The ways in which somebody can be reached. */
export const contactTypes = ['email', 'sms', 'webhook', 'slack', 'teams'] as const;
export type ContactType = (typeof contactTypes)[number];

const secureUrl = z.url({ protocol: /^https$/ }).max(2000);
/** A telephone number as ITU-T E.164 writes it, e.g. `+4915112345678`. */
const telephone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'is no number such as +4915112345678');

/** What is known of a code that was sent to a contact: when it was asked for, and how often a wrong one was typed. */
const Activation = z.strictObject({ askedAt: instant, tries: z.int().nonnegative() });

const added = {
  /** The same for the same type and address; contacts from before this was kept have none, and are trusted. */
  id: z.string().max(40).optional(),
  /** When its owner proved, or an administrator said, that it is theirs. */
  verifiedAt: instant.optional(),
  /** There while a code waits to be typed in. */
  activation: Activation.optional(),
};

/** Where somebody is reached when they are paged. */
export const Contact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('email'), address: mailAddress, ...added }),
  z.strictObject({ type: z.literal('sms'), number: telephone, ...added }),
  z.strictObject({ type: z.literal('webhook'), url: secureUrl, ...added }),
  z.strictObject({ type: z.literal('slack'), url: secureUrl, ...added }),
  z.strictObject({ type: z.literal('teams'), url: secureUrl, ...added }),
]);
export type Contact = z.infer<typeof Contact>;

/** A contact as somebody adds it. */
export const AddContact = z.strictObject({
  type: z.enum(contactTypes),
  address: mailAddress.optional(),
  number: telephone.optional(),
  url: secureUrl.optional(),
});
export type AddContact = z.infer<typeof AddContact>;

/** What reaches the contact: its mail address, telephone number or URL. */
export const addressOf = (contact: Contact): string =>
  contact.type === 'email' ? contact.address : contact.type === 'sms' ? contact.number : contact.url;

/** 32 bits of FNV-1a: enough to tell apart the few contacts of one person. */
function hashOf(words: string): string {
  let hash = 0x811c9dc5;
  for (const character of words) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** The id of a contact: made of what it is, so that the same address added again is the same contact. */
export const contactId = (contact: Contact): string =>
  contact.id ?? `${contact.type}-${hashOf(addressOf(contact).toLowerCase())}`;

/** Whether a contact may be used: its owner confirmed it, or it is the address that they sign in with. */
export const isUsable = (contact: Contact, email: string): boolean =>
  contact.id === undefined ||
  contact.verifiedAt !== undefined ||
  (contact.type === 'email' && contact.address.toLowerCase() === email.toLowerCase());

/**
 * The contacts that were asked for, each with what is known of it. What an administrator names is trusted; what people name
 * for themselves is as good as it was before, and a new one waits for its code.
 */
export function settled(
  before: readonly Contact[],
  asked: readonly Contact[],
  trusted: boolean,
  at: string,
): Contact[] {
  return asked.map((contact) => {
    const bare = { ...contact, id: undefined };
    const id = contactId(bare);
    const known = before.find((each) => contactId(each) === id);
    if (known && (known.id === undefined || known.verifiedAt)) return known;
    const { activation: _, verifiedAt: __, ...rest } = contact;
    if (trusted) return { ...rest, id, verifiedAt: at };
    return { ...rest, id, ...(known?.activation && { activation: known.activation }) };
  });
}

/** What this desk can send by: text messages need an origination identity, chats a host that is allowed. */
export type Offered = { readonly texts: boolean; readonly chatHosts: readonly string[] };

/** Whether the URL's host is one of these; a `*` in front stands for what is left of it. */
export const isChatHost = (url: string, hosts: readonly string[]): boolean => {
  const host = URL.parse(url)?.hostname ?? '';
  return hosts.some((name) => (name.startsWith('*') ? host.endsWith(name.slice(1)) : host === name));
};

/**
 * Refuses contacts that this desk could never use.
 *
 * @param at JSON pointer of the contacts in the body
 * @throws {Refusal} `validation`, saying what is missing
 */
export function demandOffered(contacts: readonly Contact[], { texts, chatHosts }: Offered, at: string): void {
  for (const contact of contacts) {
    const { type } = contact;
    if (type === 'sms' && !texts)
      throw invalid(at, 'this desk sends no text messages: texts.from is not set in itsm.config.ts');
    if ((type === 'slack' || type === 'teams') && !isChatHost(contact.url, chatHosts))
      throw invalid(at, `a ${type} address is at ${chatHosts.join(', ')}`);
  }
}
