import { defaultService } from '../configuration/read.ts';
import { system } from '../kernel/actor.ts';
import { askedInMail } from '../mail/read.ts';
import { askerOf } from '../people/read.ts';
import { type AskedComment, type AskedTicket, askedClaim } from '../record/asked.ts';
import { attachAsked } from '../runtime/asked-files.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { offeredAs } from './asked-by-form.ts';
import { answeredByMail, orderByMail } from './asked-by-mail.ts';
import { commands } from './commands.ts';
import { openJudged } from './judging.ts';
import { requests } from './keep.ts';
import { catalogueItems } from './stored.ts';

const by = system('on-mail');

async function order(ask: AskedTicket, now: string, depth: number): Promise<string> {
  const item = ask.item === undefined ? undefined : await catalogueItems.find(ask.item);
  if (!item) throw new Error(`There is no item ${ask.item} in the catalogue for ${ask.key}`);
  const id = await nextNumber('request', 'REQ');
  const team = ask.team ?? (await defaultService()).team;
  const wanted = orderByMail(ask, offeredAs(item), team);
  await requests.save(await openJudged(wanted, id, by, now, [askedClaim(ask.key, id)]), { depth });
  return id;
}

async function answer(ask: AskedComment, now: string, depth: number): Promise<string> {
  const before = await requests.get(ask.on);
  const who = await askerOf(ask.person);
  const said = ask.automatic ? commands.note : commands.comment;
  const decision = await said.decide(before, { text: ask.text }, who, now);
  if (decision) await requests.save(answeredByMail(decision, ask), { depth });
  return before.id;
}

/** A mail asks for an item of the catalogue, or answers about a request: once, however often this is heard. */
export const handler = reaction(async ({ id: key, next }, now) => {
  const asked = await askedInMail(key);
  if (asked?.target !== 'request') return;
  const ask = 'ticket' in asked ? asked.ticket : asked.comment;
  const person = 'ticket' in asked ? asked.ticket.requester : asked.comment.person;
  const claim = askedClaim(key, '');
  const before = (await readRow('request', claim.pk, claim.sk))?.ticket as string | undefined;
  const id =
    before ??
    ('ticket' in asked ? await order(asked.ticket, now, next) : await answer(asked.comment, now, next));
  await attachAsked('request', ask.files, { kind: 'request', id }, person, now);
});
