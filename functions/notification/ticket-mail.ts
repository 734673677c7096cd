import { languageOf } from '../kernel/language.ts';
import { messageIdOf, replyAddressFor } from '../mail/read.ts';
import { confirmationPath, type findPerson, peopleById } from '../people/read.ts';
import { type EventRow, eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { keyOf } from '../runtime/rows.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { mailTemplates } from './keep.ts';
import type { MailFacts } from './mail-fields.ts';
import { rendered } from './mail-rendering.ts';
import { defaultMailTemplate, mailTemplateId, wordsOf } from './mail-template.ts';
import { sesMessageId, threadHeaders } from './mail-thread.ts';
import { type MailTopic, mailTopicOf, toldTo, weightiest } from './mail-topic.ts';
import { headersOf, type Mail } from './message.ts';
import type { Waiting } from './notice-box.ts';
import { beginThread, readThread } from './threads.ts';
import {
  isOutside,
  isUnconfirmed,
  mayRead,
  type Said,
  saidOf,
  type Ticket,
  titleFor,
} from './ticket-view.ts';
import { frames, standingOf } from './ticket-words.ts';

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;
type Told = Waiting & { readonly ticket: NonNullable<Waiting['ticket']> };

const atOnce = 8;
const portalOf = () => (process.env.PORTAL_URL ?? '').replace(/\/+$/, '');

/** What one notice is about, with the event that says it and who did it. */
type Event = { readonly item: Told; readonly topic: MailTopic; readonly row: EventRow | undefined };

/** Whether it is their ticket: they asked for it, or it is for them. */
const isTheirs = ({ id }: Person, record: Ticket): boolean => [record.requester, record.for].includes(id);

const readEvent = async (item: Told): Promise<Event> => {
  const { practice, kind, id, version } = item.ticket;
  const row = (await readRow(practice, keyOf(kind, id), eventKey(version))) as EventRow | undefined;
  const waits = (row?.changed.hold?.to as { reason?: string } | undefined)?.reason === 'requester';
  const topic = mailTopicOf(item.topic);
  return { item, topic: topic === 'held' && waits ? 'waiting' : topic, row };
};

/**
 * The mail to one person about one ticket: what stands in its record now, and the words of the events that it is told of, as far as
 * this person may read them. What nobody vouched for goes to nobody outside.
 *
 * @returns the mail, and what is to be noted once SES took it; undefined when the ticket is not there
 */
export async function ticketMail(person: Person, waiting: readonly Waiting[], id: string, now: string) {
  const items = waiting.filter((item): item is Told => item.ticket !== undefined);
  const [first] = items;
  if (!first || items.length < waiting.length) return undefined;
  const { practice, kind, id: ticket } = first.ticket;
  const [record, events, thread, replyTo] = await Promise.all([
    readRow(practice, keyOf(kind, ticket), 'record') as Promise<Ticket | undefined>,
    someAtOnce(items, atOnce, readEvent),
    readThread(person.id, ticket),
    replyAddressFor(ticket, person.id),
  ]);
  if (!record) return undefined;
  const known = await peopleById([
    ...new Set([
      ...events.flatMap(({ row }) => (row ? [row.by] : [])),
      ...(record.requester ? [record.requester] : []),
    ]),
  ]);
  const language = languageOf(person.language);
  const topic = toldTo(weightiest(events.map((each) => each.topic)), isTheirs(person, record));
  const template =
    (await mailTemplates.find(mailTemplateId(topic, language))) ??
    defaultMailTemplate(mailTemplateId(topic, language));
  const words = wordsOf(template);
  const portal = portalOf();
  const heard = events.flatMap(({ row, item }): Said[] => {
    const said = row && mayRead(row, person, known.get(row.by)) ? saidOf(row, item) : undefined;
    return said ? [{ ...said, by: known.get(row?.by ?? '') }] : [];
  });
  const say = frames[language];
  const nameOf = (by: Said['by']) => {
    if (!by) return say.desk;
    if (!isUnconfirmed(by)) return by.name;
    return isOutside(person) ? say.somebody : `${by.name} (${say.unverified})`;
  };
  const several = new Set(heard.map(({ by }) => by?.id)).size > 1;
  const said = heard.map(({ by, text }) => (several ? `${nameOf(by)}:\n${text}` : text)).join('\n\n');
  const last = events.at(-1);
  const author = known.get(events.findLast((each) => each.topic === topic)?.row?.by ?? '');
  const confirm = isUnconfirmed(person) ? await confirmationPath(person, now) : undefined;
  const facts: MailFacts = {
    'ticket.id': ticket,
    'ticket.title': titleFor(person, record, known.get(record.requester ?? '')) ?? say.request,
    'ticket.status': standingOf(record.state, record.hold?.reason, language),
    'ticket.link': `${portal}${last?.item.path ?? ''}`,
    ...(!isUnconfirmed(person) && { 'person.name': person.name, news: last?.item.title }),
    by: nameOf(author),
    at: last?.item.at,
    said,
    ...(confirm && { 'confirm.link': `${portal}${confirm}` }),
  };
  // Words that came along with what the mail is about are not lost because its template has no place for them.
  const along =
    said &&
    !words.text.includes('said') &&
    events.some((each) => each.topic !== topic && each.topic !== 'opened');
  const body = along ? { ...words, text: `${words.text}\n\n{{said}}` } : words;
  const settings = person.enrolled ? `${portal}/notification-settings` : undefined;
  const frame = { language, timeZone: person.timeZone, portal, replies: replyTo !== undefined, settings };
  const { subject, ...bodies } = rendered(body, facts, frame);
  const from = process.env.MAIL_FROM ?? '';
  const { asked } = record;
  // With what they sent themselves it is one thread to them.
  const theirs =
    asked?.by === 'mail' && record.requester === person.id ? await messageIdOf(asked.key) : undefined;
  const headers = threadHeaders({
    person: person.id,
    ticket,
    domain: from.slice(from.lastIndexOf('@') + 1),
    theirs,
    first: thread.first,
  });
  const mail: Mail = {
    subject: thread.subject ?? subject,
    ...bodies,
    headers: { ...headersOf(id), ...headers, 'Content-Language': language },
    replyTo,
  };
  const sent = async (sesId: string | undefined) => {
    if (thread.first || !sesId) return;
    const began = { subject, first: sesMessageId(sesId, process.env.AWS_REGION ?? '') };
    await beginThread(person.id, ticket, began, Math.floor(Date.parse(now) / 1000));
  };
  return { mail, sent };
}
