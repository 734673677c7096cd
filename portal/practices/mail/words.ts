import type { Mail } from './types.ts';

const reasons: Readonly<Record<string, string>> = {
  'ambiguous-sender': 'It can be read as from more than one sender, or none',
  automatic: 'A machine answered, and nobody is to answer it',
  'automatic-sender': 'A machine sent it',
  'closed-ticket': 'It answers a ticket that is closed',
  discarded: 'Somebody discarded it',
  duplicate: 'The same mail came before',
  'loop-detected': 'It is from the desk itself',
  'not-a-participant': 'It answers a ticket that its sender takes no part in',
  'over-the-limits': 'It is larger or deeper than a mail may be',
  'refused-sender': 'Nobody vouched for its sender, and the address takes no such mail',
  'sender-has-left': 'Its sender has left the desk',
  spam: 'It was found to be spam',
  'too-many': 'Too many came',
  unreadable: 'It could not be read',
  'unverified-sender': 'Nobody vouched for its sender',
  virus: 'A virus was found in it',
};

/** Why a mail waits, or why nothing became of it, in a sentence. */
export const reasonOf = ({ reason }: Pick<Mail, 'reason'>): string | undefined =>
  reason && (reasons[reason] ?? reason);

export const marks: Readonly<Record<string, string>> = {
  automatic: 'sent by a machine',
  bounce: 'says that a mail could not be delivered',
  empty: 'has no words',
  encrypted: 'encrypted',
  'html-only': 'HTML alone',
  'only-quoted': 'quotes and says nothing',
  shortened: 'longer than what is shown',
  winmail: 'files in Outlook’s own format',
};

const hintWords = { subject: 'its subject', references: 'what it refers to', 'reply-address': 'its address' };

/** By what a mail looks as if it belonged to a ticket. */
export const hintOf = (by: keyof typeof hintWords): string => hintWords[by];

/** The sender as people read it: the address, and what they call themselves beside it. */
export const senderOf = ({ from, name }: Pick<Mail, 'from' | 'name'>): string =>
  from ? (name && name.toLowerCase() !== from ? `${name} <${from}>` : from) : 'nobody knows whom';

/** The states of mails, in the order in which they are looked for. */
export const states = [
  { value: 'quarantined', label: 'Waiting' },
  { value: 'accepted', label: 'On its way' },
  { value: 'ticket', label: 'Became a ticket' },
  { value: 'comment', label: 'Became a comment' },
  { value: 'dropped', label: 'Dropped' },
];

export const unverifiedChoices = [
  { value: 'take', label: 'Take it, marked as unverified' },
  { value: 'quarantine', label: 'Let it wait for somebody to look at it' },
  { value: 'refuse', label: 'Drop it' },
];

export const closedChoices = [
  { value: 'follow-up', label: 'Open a follow-up that is linked' },
  { value: 'quarantine', label: 'Let it wait for somebody to look at it' },
];
