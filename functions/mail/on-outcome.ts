import * as z from 'zod';
import { Asked } from '../record/asked.ts';
import { reaction } from '../runtime/reaction.ts';
import { settle } from './judging.ts';
import { mails } from './keep.ts';

const To = z.object({ to: Asked });
const Changed = z.object({
  asked: To.optional().catch(undefined),
  lastAsked: To.optional().catch(undefined),
});

/** A ticket says what it came of: the mail says what it became. */
export const handler = reaction(async ({ id: ticket, changed, next }, now) => {
  const { asked, lastAsked } = Changed.parse(changed);
  const said = asked?.to ?? lastAsked?.to;
  if (said?.by !== 'mail') return;
  const mail = await mails.find(said.key);
  const decision = mail && settle(mail, asked ? 'open-ticket' : 'comment', ticket, 'system:on-outcome', now);
  if (decision) await mails.save(decision, { depth: next });
});
