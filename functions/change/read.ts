import { iso, stretch } from '../kernel/span.ts';
import type { Approvable } from '../record/approvable.ts';
import type { EventRow } from '../record/timeline.ts';
import { wholeHistory } from '../runtime/history.ts';
import { linkedWith, linksTold } from '../runtime/links.ts';
import { queryIndex } from '../runtime/listing.ts';
import { latestNumbers } from '../runtime/numbers.ts';
import { aboutPartition } from './about.ts';
import { approvableOf, changesAsked } from './approvable.ts';
import { allCalendars, changeWindows } from './calendar-keep.ts';
import type { Change } from './change.ts';
import { coversAny, laidOut } from './change-calendar.ts';
import type { ChangeWindow } from './change-window.ts';
import { plannedIn } from './planned-in.ts';
import { stored } from './stored.ts';

export type { Change, ChangeWindow };

/** The changes of these ids that exist, as whoever asks for votes on them sees them, in the order asked for. */
export const approvableChanges = async (ids: readonly string[]): Promise<Approvable[]> =>
  (await stored.all(ids)).map(approvableOf);

/** The changes that are put to the vote at this moment, of all teams. */
export const askedChanges = (): Promise<string[]> => changesAsked();

/** The change as it is now; undefined when there is none. */
export const findChange = (id: string): Promise<Change | undefined> => stored.find(id);

/** The window of a change as the clock sees it; undefined when it never had one. */
export const findChangeWindow = (id: string): Promise<ChangeWindow | undefined> => changeWindows.find(id);

const longest = 90 * 86_400_000;
const most = 100;

/** The time in which a change is done: as it was planned, or longer when it began earlier or ended later. */
function lasting({ plannedFrom, plannedTo, actualFrom, actualTo }: Change) {
  const begins = [plannedFrom, actualFrom].filter((at) => at !== undefined).sort();
  const ends = [plannedTo, actualTo].filter((at) => at !== undefined).sort();
  return { from: begins[0], to: ends.at(-1) };
}

/**
 * The changes of an item or a service, in whatever state, whose time touches a stretch of time, the latest first. One that has
 * begun and has no end yet lasts.
 *
 * @param from a moment in UTC, as ISO 8601
 */
export async function changesAbout(
  what: 'ci' | 'service',
  id: string,
  from: string,
  to: string,
): Promise<Change[]> {
  const earliest = new Date(Date.parse(from) - longest).toISOString();
  const partition = aboutPartition(what, id);
  const scan = { practice: 'change', index: 'subject' as const, partition, limit: most, descending: true };
  const found: Change[] = [];
  let after = to;
  for (;;) {
    const rows = await queryIndex({ ...scan, after });
    const near = rows.filter(({ subjectSk }) => String(subjectSk) >= earliest);
    found.push(...(await stored.all(near.map(({ pk }) => String(pk).slice('change#'.length)))));
    if (near.length < most) break;
    after = String(near.at(-1)?.subjectSk);
  }
  return found.filter((change) => {
    const { from: begin, to: end } = lasting(change);
    return begin !== undefined && begin < to && (end === undefined || end > from);
  });
}

/** Which link a version of a change was about, and whether it stands at this moment. */
export const linksAt = (id: string, version: number) => linksTold('change', 'change', id, version);

/** The problems that a change is to fix, as it stands at this moment; a hundred at most. */
export const changeFixes = (id: string): Promise<string[]> =>
  linkedWith('change', 'change', id, 'fixes', 'PRB-');

/** The changes of an item whose time touches a stretch of time. @param ci e.g. `CI-1042` */
export const changesOfCi = (ci: string, from: string, to: string): Promise<Change[]> =>
  changesAbout('ci', ci, from, to);

/**
 * What a team is going to change between two moments, and what freezes and blackouts of its calendars forbid meanwhile, as a
 * calendar shows it. Floating calendars are shown in UTC, since nobody in particular asks.
 */
export async function plannedOf(team: string, from: string, to: string) {
  const within = stretch({ from, to });
  const [{ changes }, calendars] = await Promise.all([plannedIn(within, { team }), allCalendars()]);
  const planned = changes.map(
    ({ id, title, state, version, plannedFrom = '', plannedTo = '', openedAt }) => ({
      id: `${id}@changes`,
      sequence: version,
      stamp: openedAt,
      from: plannedFrom,
      to: plannedTo,
      summary: `${id}: ${title}`,
      description: `It is ${state}.`,
    }),
  );
  const forbidding = laidOut(calendars, 'UTC', within).filter(
    ({ purpose, covers }) => purpose !== 'maintenance' && coversAny(covers, { team, services: [], cis: [] }),
  );
  const closed = forbidding.flatMap(({ id, title, purpose, stretches }) =>
    stretches.map((one) => ({
      id: `${id}-${one.from}@change-calendars`,
      sequence: 0,
      stamp: iso(one.from),
      from: iso(one.from),
      to: iso(one.until),
      summary: `${purpose === 'freeze' ? 'Freeze' : 'Blackout'}: ${title}`,
    })),
  );
  return [...planned, ...closed];
}

/** Everything that has happened to a change, oldest first; nothing for one that is not there. */
export const changeHistory = (id: string): Promise<EventRow[]> => wholeHistory('change', `change#${id}`);

/** Ids of the latest changes, the newest first; some of them may not exist. */
export const latestChanges = (count: number): Promise<string[]> => latestNumbers('change', 'CHG', count);
