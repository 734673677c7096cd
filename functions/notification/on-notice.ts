import { system } from '../kernel/actor.ts';
import { findPerson, managers, membersOf } from '../people/read.ts';
import { type EventRow, eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { retryingRaces } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { keyOf } from '../runtime/rows.ts';
import { boxes, settings } from './keep.ts';
import { collect, type Waiting } from './notice-box.ts';
import { nextDigest, quietUntil } from './quiet-hours.ts';
import { defaultSettings, handlingOf } from './settings.ts';

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
function words({ said, visibility }: Row, { roles }: Person): string | undefined {
  const { text } = (said?.words ?? {}) as { text?: unknown };
  const outside = roles.every((role) => role === 'requester');
  return typeof text === 'string' && !(visibility === 'internal' && outside) ? text : undefined;
}

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
  if (person?.state !== 'active' || (row.by === id && !own.ownDeeds)) return;
  const wanted = mine
    .filter(({ topic }) => handlingOf(own, topic) !== 'off')
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

/** An event asks that people are told: what each of them wants to hear goes into their box, and is sent by its clock. */
export const handler = reaction(async (heard, now) => {
  const { of, id, version, at, next } = heard;
  if (!of) return;
  const row = await readRow(of.practice, keyOf(of.kind, id), eventKey(version));
  const { notices = [] } = (row ?? {}) as Partial<Row>;
  const addressed = await Promise.all(
    notices.map(async ({ to, ...notice }, index) => ({
      people: await everybody(to),
      notice: { ...notice, event: `${of.kind}/${id}/${version}/${index}`, at, digest: false },
    })),
  );
  const people = [...new Set(addressed.flatMap((each) => each.people))];
  const mine = (person: string) =>
    addressed.filter((each) => each.people.includes(person)).map(({ notice }) => notice);
  await Promise.all(
    people.map((person) => retryingRaces(() => tell(person, row as unknown as Row, mine(person), now, next))),
  );
});
