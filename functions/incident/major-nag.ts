import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import type { Notice } from '../record/notice.ts';
import { deed } from './deed.ts';
import { type Incident, isWorking } from './incident.ts';
import { type Major, minutesAfter } from './major.ts';
import { majorClock } from './major-course.ts';
import { commander, communications, type MajorRole } from './major-role.ts';

/** As long as something is missing, it is said again after this. */
const again = 15;
/** A reminder that nobody acted on for a day is no help any more. */
const gaveUpAfter = 24 * 60;

const empty = (major: Major, roles: readonly MajorRole[]) =>
  roles.filter(({ id, needed }) => needed && !major.roles[id]);

/** Whoever holds a role, or else who leads, or else the incident's team: somebody has to hear it. */
const heard = ({ major, team }: Incident, role: string): string =>
  (major?.roles[role] ?? major?.roles[commander])?.person ?? `team:${team}`;

function missing(before: Incident, major: Major, roles: readonly MajorRole[], due: string): Notice[] {
  const about = {
    topic: 'major-incident-reminder',
    text: before.title,
    path: `/incidents/${before.id}/major`,
  };
  const late = major.nextUpdateAt !== undefined && major.nextUpdateAt <= due;
  const first = major.nextUpdateAt === due;
  const open = empty(major, roles).map(({ name }) => name.toLowerCase());
  return [
    ...(late
      ? [
          {
            ...about,
            to: [heard(before, communications)],
            title: `${before.id}: the update for stakeholders is ${first ? 'due' : 'overdue'}`,
          },
        ]
      : []),
    ...(open.length
      ? [{ ...about, to: [heard(before, commander)], title: `${before.id}: nobody is ${open.join(', ')}` }]
      : []),
  ];
}

/**
 * The clock of a major incident struck: the communications lead is reminded of an update that is due, and whoever leads of
 * roles that nobody holds. It strikes again when the next update is due, or after a quarter of an hour while something is
 * missing, for a day.
 */
export function nag(
  before: Incident,
  roles: readonly MajorRole[],
  by: Actor,
  due: string,
): Decision<Incident> {
  const { major } = before;
  const event = { ...deed('incident.reminded', by, due), visibility: 'internal' as const };
  const stopped = { ...before, clocks: wind(before.clocks, majorClock, undefined) };
  if (major?.state !== 'declared' || !isWorking(before)) return decide<Incident>(before, stopped, event);
  const notices = missing(before, major, roles, due);
  const ahead = major.nextUpdateAt !== undefined && major.nextUpdateAt > due ? major.nextUpdateAt : undefined;
  const soon = notices.length && due < minutesAfter(major.declaredAt ?? due, gaveUpAfter);
  const candidates = [ahead, soon ? minutesAfter(due, again) : undefined].filter((at) => at !== undefined);
  const next = candidates.sort()[0] ?? minutesAfter(due, gaveUpAfter);
  const clocks = wind(before.clocks, majorClock, next);
  return decide<Incident>(before, { ...before, clocks }, { ...event, notices });
}
