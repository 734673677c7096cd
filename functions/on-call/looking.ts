import { system } from '../kernel/actor.ts';
import type { Stretch } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';
import { isReachable, leadOf, peopleById, unseen } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { collection } from '../runtime/collection.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { type Finding, findingsOf } from './gaps.ts';
import { schedules, timeOff } from './keep.ts';
import type { Schedule } from './schedule.ts';
import { warn } from './shift-change.ts';
import type { TimeOff } from './time-off.ts';
import { spansBetween } from './who.ts';

/** A page of the time off that is planned and not over at `from`. */
export async function timeOffPage(limit: number, from: string) {
  const scans: IndexQuery[] = queuePartitions('time-off', 'all').map((partition) => ({
    practice: 'on-call',
    index: 'open',
    partition,
    limit,
    after: from,
  }));
  const { rows, ...rest } = await queryPage(scans, limit);
  return { items: await timeOff.all(rows.map(({ id }) => String(id))), ...rest };
}

/** All time off that is planned and not over at `from`. */
export async function allTimeOff(from: string): Promise<TimeOff[]> {
  const found: TimeOff[] = [];
  let after: string | undefined = from;
  while (after !== undefined) {
    const page: { items: TimeOff[]; after?: string } = await timeOffPage(100, after);
    found.push(...page.items);
    after = page.after;
  }
  return found;
}

/** Of those who are on call: who has left or cannot be reached, and who did not come for long. */
async function doubtful(schedule: Schedule, range: Stretch, now: string) {
  const ids = [...new Set(spansBetween(schedule, range).map(({ person }) => person))];
  const [known, strange] = await Promise.all([peopleById(ids), unseen(ids, now)]);
  const lost = ids.filter((id) => {
    const person = known.get(id);
    return !person || !isReachable(person);
  });
  return { unreachable: new Set(lost), unseen: strange };
}

/** What would go wrong with a schedule, held against everybody's time off and the team's other schedules. */
export async function lookAhead(
  schedule: Schedule,
  range: Stretch,
  now: string,
  all?: readonly Schedule[],
): Promise<Finding[]> {
  const [off, known, doubts] = await Promise.all([
    allTimeOff(new Date(range.from).toISOString()),
    all ?? collection(schedules),
    doubtful(schedule, range, now),
  ]);
  const others = known.filter(({ id, team }) => id !== schedule.id && team === schedule.team);
  return findingsOf(schedule, range, { off, others, ...doubts });
}

const by = system('on-reconcile');
/** A week ahead, and the day until somebody looks again. */
const ahead = 8 * day;

/** Tells the leads of teams what would go wrong in the days ahead, each thing once. */
export async function warnLeads(now: string): Promise<void> {
  const all = await collection(schedules);
  const from = Date.parse(now);
  for (const schedule of all.filter(({ rotations }) => rotations.length)) {
    const findings = await lookAhead(schedule, { from, until: from + ahead }, now, all);
    const lead = (await leadOf(schedule.team)) ?? `team:${schedule.team}`;
    const decision = warn(schedule, findings, lead, by, now);
    if (decision) await schedules.save(decision);
  }
}
