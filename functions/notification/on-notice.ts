import { system } from '../kernel/actor.ts';
import { findPerson, isGuestId, managers, membersOf } from '../people/read.ts';
import { type EventRow, eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { retryingRaces } from '../runtime/races.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { keyOf } from '../runtime/rows.ts';
import { boxes, settings } from './keep.ts';
import { mailTopicOf } from './mail-topic.ts';
import { collect, type Waiting } from './notice-box.ts';
import { nextDigest, quietUntil } from './quiet-hours.ts';
import { defaultSettings, handlingOf } from './settings.ts';
import { isOutside, isUnconfirmed } from './ticket-view.ts';

const by = system('on-notice');
// What comes within a minute about one record goes into one mail.
const gather = 60_000;
const teamPrefix = 'team:';
const deciders = 'role:manager';

type Row = Pick<EventRow, 'notices' | 'said' | 'visibility' | 'by'>;
type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** The ids of everybody whom notices are for, teams and managers spelled out. */
async function everybody(to: readonly string[]): Promise<string[]> {
  const teams = to.filter((name) => name.startsWith(teamPrefix)).map((name) => name.slice(teamPrefix.length));
  const members = await Promise.all(teams.map(membersOf));
  const people = to.filter((name) => !name.startsWith(teamPrefix) && name !== deciders);
  const deciding = to.includes(deciders) ? await managers() : [];
  return [...new Set([...people, ...[...members.flat(), ...deciding].map(({ id }) => id)])];
}

/** What people wrote goes along, but what is internal only to those who work here. */
function words({ said, visibility }: Row, person: Person): string | undefined {
  const { text } = (said?.words ?? {}) as { text?: unknown };
  return typeof text === 'string' && !(visibility === 'internal' && isOutside(person)) ? text : undefined;
}

/** Notes are for those who work here, and an address that nobody has confirmed hears of its tickets alone. */
const isFor = (person: Person, { ticket, topic }: Waiting): boolean =>
  !isOutside(person) ||
  topic === 'confirmation' ||
  (mailTopicOf(topic) !== 'noted' && (ticket !== undefined || !isUnconfirmed(person)));

/** Puts the notices of one event into one person's box, by their settings. */
async function tell(
  id: string,
  row: Row,
  mine: readonly Waiting[],
  now: string,
  depth: number,
): Promise<void> {
  const [person, saved, box] = await Promise.all([findPerson(id), settings.find(id), boxes.find(id)]);
  const own = saved ?? defaultSettings(id);
  // Who wrote for the first time is made a guest at this moment: the event comes again.
  if (!person && isGuestId(id)) throw new Error(`${id} is not there yet`);
  if (person?.state !== 'active' || (row.by === id && !own.ownDeeds)) return;
  const wanted = mine
    .filter((notice) => handlingOf(own, notice.topic) !== 'off' && isFor(person, notice))
    .map((notice) => {
      const text = [notice.text, words(row, person)].filter(Boolean).join('\n\n');
      const digest = handlingOf(own, notice.topic) === 'digest';
      return { ...notice, digest, ...(text && { text }) };
    });
  const soon =
    quietUntil(own.quietHours, person.timeZone, now) ?? new Date(Date.parse(now) + gather).toISOString();
  const due = { soon, digest: nextDigest(own.digest, person.timeZone, now) };
  const decision = wanted.length ? collect(box, id, wanted, due, by, now) : undefined;
  if (decision) await boxes.save(decision, { depth });
}

const withTickets = ['incident', 'request', 'change'];

/** The ticket that a notice leads to, when that is the record whose event it is of. */
const ticketOf = (of: NonNullable<Heard['of']>, { id, version }: Heard, path = '') =>
  withTickets.includes(of.practice) && /^(INC|REQ|CHG)-\d+$/.test(id) && path.endsWith(`/${id}`)
    ? { ticket: { ...of, id, version } }
    : {};

/** A call of a responder says nothing but its id: whose record it is follows from what it is. */
const calling = (type: string): Heard['of'] =>
  type === 'security-call.made' ? { practice: 'security', kind: 'security-call' } : undefined;

/** An event asks that people are told: what each of them wants to hear goes into their box, and is sent by its clock. */
export const handler = reaction(async (heard, now) => {
  const { id, version, at, next } = heard;
  const of = heard.of ?? calling(heard.type);
  if (!of) return;
  const row = await readRow(of.practice, keyOf(of.kind, id), eventKey(version));
  const { notices = [] } = (row ?? {}) as Partial<Row>;
  const addressed = await Promise.all(
    notices.map(async ({ to, ...notice }, index) => ({
      people: await everybody(to),
      notice: {
        ...notice,
        ...ticketOf(of, heard, notice.path),
        event: `${of.kind}/${id}/${version}/${index}`,
        at,
        digest: false,
      },
    })),
  );
  const people = [...new Set(addressed.flatMap((each) => each.people))];
  const mine = (person: string) =>
    addressed.filter((each) => each.people.includes(person)).map(({ notice }) => notice);
  await Promise.all(
    people.map((person) => retryingRaces(() => tell(person, row as unknown as Row, mine(person), now, next))),
  );
});
