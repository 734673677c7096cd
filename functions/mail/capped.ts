import type { Claim } from '../kernel/decision.ts';
import { readRow } from '../runtime/dynamo.ts';
import { perSender, perThread, within } from './caps.ts';

type Capped = { readonly over: string } | { readonly claims: readonly Claim[] };

/** What a sender did lately, with this one: a row that is replaced only as it was read, in the transaction of the mail. */
async function counted(
  pk: string,
  caps: typeof perThread,
  id: string,
  now: number,
): Promise<Claim | undefined> {
  const row = await readRow('mail', pk, 'cap');
  const times = within(caps, (row?.times as number[] | undefined) ?? [], now);
  if (!times) return undefined;
  const expiresAt = Math.floor(now / 1000) + 24 * 3600;
  return {
    pk,
    sk: 'cap',
    values: { holder: id, times },
    heldBy: typeof row?.holder === 'string' ? row.holder : undefined,
    expiresAt,
  };
}

/**
 * Whether a sender may send one more, and, where it is a reply, add one more to that ticket. The claims count it with the mail,
 * so that a mail which is taken in twice counts once.
 *
 * @param id SES's own of the mail
 */
export async function capped(
  from: string,
  ticket: string | undefined,
  id: string,
  at: string,
): Promise<Capped> {
  const now = Date.parse(at);
  const sender = await counted(`cap#sender#${from}`, perSender, id, now);
  if (!sender) return { over: 'its sender has sent too many of late' };
  if (!ticket) return { claims: [sender] };
  const thread = await counted(`cap#thread#${ticket}#${from}`, perThread, id, now);
  return thread
    ? { claims: [sender, thread] }
    : { over: `its sender has added too much to ${ticket} of late` };
}
