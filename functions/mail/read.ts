import { holderOf } from '../people/read.ts';
import type { AskedFor, Stranger } from '../record/asked.ts';
import { askedFor } from './asking.ts';
import { mails } from './keep.ts';
import { isTokenOf, type ReplyKey, readReplyAddress as read, replyAddress } from './reply-address.ts';
import { currentReplyKey } from './reply-keys.ts';

/** Who wrote a mail, as a guest is made of them; undefined when that cannot be said, or there is no such mail. */
export async function strangerIn(id: string): Promise<Stranger | undefined> {
  const mail = await mails.find(id);
  if (!mail?.from) return undefined;
  const { from: address, name, verified, receivedAt } = mail;
  return { address, name, ...(verified && { confirmedAt: receivedAt }) };
}

/** What a mail is to become, for the practice that makes it; undefined while nothing is to become of it. */
export async function askedInMail(id: string): Promise<AskedFor | undefined> {
  const mail = await mails.find(id);
  if (!mail?.becomes) return undefined;
  const { becomes, from } = mail;
  if (becomes.as === 'comment')
    return askedFor({ ...mail, becomes: { ...becomes, person: await holderOf(becomes.person, from) } });
  return askedFor({ ...mail, becomes: { ...becomes, requester: await holderOf(becomes.requester, from) } });
}

/** The Message-ID that a mail came with, so that what follows threads with it; undefined when it had none. */
export const messageIdOf = async (id: string): Promise<string | undefined> =>
  (await mails.find(id))?.messageId;

const inbound = () => process.env.MAIL_REPLY_TO || undefined;

/**
 * The address to which this person replies about this ticket; undefined while the desk receives no mail. Making it reads no
 * table: the secret is asked for once in the life of a function.
 *
 * @param ticket e.g. `INC-1042`
 */
export async function replyAddressFor(ticket: string, person: string): Promise<string | undefined> {
  const desk = inbound();
  return desk && replyAddress(desk, ticket, person, await currentReplyKey());
}

/**
 * The ticket that an address is for, and whether it was given to a certain person; undefined when it is no address for replies.
 *
 * @param keys as `replyKeys` reads them: those that may still be replied to
 */
export function readReplyAddress(address: string, keys: readonly ReplyKey[]) {
  const token = read(address);
  return token && { ...token, isOf: (person: string) => isTokenOf(token, person, keys) };
}
