import { defaultService, findService } from '../configuration/read.ts';
import { Refusal } from '../kernel/refusal.ts';
import { askedInMail } from '../mail/read.ts';
import { askerOf, findTeam } from '../people/read.ts';
import type { AskedComment, AskedFor, AskedTicket } from '../record/asked.ts';
import { askedByForm } from '../request/read.ts';
import { attachAsked } from '../runtime/asked-files.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { commentAsked, followUpAsked, openAsked } from './asked.ts';
import { settings } from './configured.ts';
import { assigned } from './forms.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import type { About } from './opening.ts';

async function inForm(id: string): Promise<AskedFor | undefined> {
  const asked = await askedByForm(id);
  return asked && { target: asked.practice, ticket: asked.ticket };
}

/** What was asked for, by what the event is of: each practice that takes something in from outside offers it. */
const askedFor: Readonly<Record<string, (id: string) => Promise<AskedFor | undefined>>> = {
  mail: askedInMail,
  submission: inForm,
};

/** What it is about and who works on it: what was asked for where that is there, else what the rules say. */
async function aboutOf(ask: AskedTicket, at: string): Promise<About> {
  const named = ask.service ? await findService(ask.service) : undefined;
  const service = named?.state === 'active' ? named : await defaultService();
  const team = ask.team && (await findTeam(ask.team)) ? ask.team : undefined;
  const { title, description, impact = 'medium', urgency = 'medium', category } = ask;
  const plain = { title, description, impact, urgency, category, service: service.id, team: service.team };
  const about = await assigned({ ...plain, source: 'person' }, at);
  if (!team) return about;
  const { assignee: _, ...rest } = about;
  return { ...rest, team };
}

/** The incident that goes on in place of one that was merged. */
async function current(id: string): Promise<Incident | undefined> {
  let found = await incidents.find(id);
  for (let hops = 0; found?.mergedInto && hops < 10; hops++) found = await incidents.find(found.mergedInto);
  return found;
}

async function open(ask: AskedTicket, now: string, depth: number): Promise<string> {
  const before = ask.followUpOf ? await current(ask.followUpOf) : undefined;
  const id = await nextNumber('incident', 'INC');
  const over = before && (before.state === 'closed' || before.state === 'resolved');
  const decision = over
    ? followUpAsked(before, ask, id, now)
    : openAsked(ask, await aboutOf(ask, now), id, now);
  await incidents.save(decision, { depth });
  return id;
}

async function answer(ask: AskedComment, now: string, depth: number): Promise<string> {
  const who = await askerOf(ask.person);
  const before = await current(ask.on);
  if (!before) throw new Refusal('not-found', `There is no incident ${ask.on}.`);
  const decision = commentAsked(before, ask, who, now, settings().reopenDays);
  if (decision) {
    await incidents.save(decision, { depth });
    return before.id;
  }
  const { key, by, text: description, person: requester } = ask;
  return open(
    {
      key,
      by,
      title: before.title,
      description,
      requester,
      verified: true,
      files: [],
      followUpOf: before.id,
    },
    now,
    depth,
  );
}

/** The incident that came of it before, if one did. */
const outcomeOf = async (key: string): Promise<string | undefined> =>
  (await readRow('incident', `asked#${key}`, 'claim'))?.ticket as string | undefined;

async function settle(asked: AskedFor, { next: depth }: Heard, now: string): Promise<void> {
  const ask = 'ticket' in asked ? asked.ticket : asked.comment;
  const person = 'ticket' in asked ? asked.ticket.requester : asked.comment.person;
  const id =
    (await outcomeOf(ask.key)) ??
    ('ticket' in asked ? await open(asked.ticket, now, depth) : await answer(asked.comment, now, depth));
  await attachAsked('incident', ask.files, { kind: 'incident', id }, person, now);
}

/** Somebody asked from outside, by mail or form: it becomes an incident, or a comment on one, once. */
export const handler = reaction(async (heard, now) => {
  const asked = await askedFor[heard.type.split('.')[0] ?? '']?.(heard.id);
  if (asked?.target !== 'incident') return;
  await settle(asked, heard, now);
});
