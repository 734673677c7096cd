import type { EventRow } from '../record/timeline.ts';
import type { Waiting } from './notice-box.ts';

/** What a mail needs to know of a ticket, whatever sort it is. */
export type Ticket = {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly requester?: string | undefined;
  /** For whom it was ordered, when that is somebody else. */
  readonly for?: string | undefined;
  readonly hold?: { readonly reason?: string | undefined } | undefined;
  readonly asked?: { readonly key: string; readonly by: string; readonly unverified?: boolean } | undefined;
};

/** Somebody as far as it decides what they may read. */
export type Reader = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly guest?: boolean | undefined;
  readonly addressConfirmed?: string | undefined;
};

/** Words of somebody. */
export type Said = { readonly text: string; readonly by?: Reader | undefined };

/** Whether somebody does not work here: nothing internal is for them. */
export const isOutside = ({ roles }: Pick<Reader, 'roles'>): boolean =>
  roles.every((role) => role === 'requester');

/** Whether somebody wrote whom nobody vouches for: what they wrote may be another's words, or meant for another. */
export const isUnconfirmed = ({
  guest,
  addressConfirmed,
}: Pick<Reader, 'guest' | 'addressConfirmed'>): boolean => guest === true && addressConfirmed === undefined;

/**
 * Whether somebody may read the words of an event. What is internal is for those who work here. A stranger's words go to nobody
 * outside, and to an address that nobody has confirmed goes what people who work here said, and nothing else.
 */
export function mayRead(
  row: Pick<EventRow, 'visibility'>,
  reader: Reader,
  author: Reader | undefined,
): boolean {
  if (!isOutside(reader)) return true;
  if (row.visibility === 'internal') return false;
  if (isUnconfirmed(reader)) return author !== undefined && !isOutside(author);
  return !(author && isUnconfirmed(author) && author.id !== reader.id);
}

/** The title, for whoever may read it: undefined for who is outside when it is a stranger's words. */
export const titleFor = (
  reader: Reader,
  { title, asked }: Ticket,
  requester: Reader | undefined,
): string | undefined =>
  isOutside(reader) && (isUnconfirmed(reader) || asked?.unverified || (requester && isUnconfirmed(requester)))
    ? undefined
    : title;

/** What was said with an event: a comment, or how it was solved. */
export function saidOf(
  { said }: Pick<EventRow, 'said'>,
  { topic, text }: Waiting,
): { text: string } | undefined {
  const { text: words, resolution } = (said?.words ?? {}) as {
    text?: unknown;
    resolution?: { to?: unknown };
  };
  if (typeof words === 'string') return { text: words };
  if (typeof resolution?.to === 'string') return { text: resolution.to };
  return topic === 'stakeholder-update' && text ? { text } : undefined;
}
