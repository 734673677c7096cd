import { iso, type Span } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';
import type { Schedule } from './schedule.ts';
import { spansBetween, type Times } from './who.ts';

const minute = 60_000;
const horizon = 92 * day;

type Reminding = Times & Pick<Schedule, 'reminders' | 'note' | 'noteGiven'>;

/** A reminder that is due: whose shift begins, when, and how many minutes from now. */
export type Reminder = Span & { readonly minutes: number };

/** Who wrote a note wants it handed over when the next shift begins. */
const leadsOf = ({ reminders = [], note, noteGiven }: Reminding): number[] => [
  ...new Set([...reminders, ...(note && !noteGiven ? [0] : [])]),
];

/**
 * Shifts that begin within the range, without those that go on: a turn of a week which is on call by day alone is announced
 * once, not every morning.
 */
function begins(schedule: Times, from: number, until: number): Span[] {
  const spans = spansBetween(schedule, { from: from - day, until });
  return spans.filter(
    (span) =>
      span.from >= from &&
      span.from < until &&
      !spans.some(
        (other) => other.person === span.person && other.from < span.from && other.until > span.from - day,
      ),
  );
}

/**
 * When the next reminder of a schedule is due after a moment; undefined when it reminds nobody. When no shift begins in the
 * next quarter of a year, it is the moment to look again.
 */
export function nextReminder(schedule: Reminding, after: string): string | undefined {
  const leads = leadsOf(schedule);
  if (!leads.length || !(schedule.rotations.length || schedule.overrides.length)) return undefined;
  const now = Date.parse(after);
  const most = Math.max(...leads) * minute;
  const due = begins(schedule, now, now + horizon + most)
    .flatMap(({ from }) => leads.map((lead) => from - lead * minute))
    .filter((at) => at > now);
  return iso(Math.min(now + horizon, ...due));
}

/** The reminders that are due at a moment. */
export function remindersAt(schedule: Reminding, due: string): Reminder[] {
  const now = Date.parse(due);
  return leadsOf(schedule).flatMap((minutes) => {
    const at = now + minutes * minute;
    return begins(schedule, at, at + 1).map((span) => ({ ...span, minutes }));
  });
}
