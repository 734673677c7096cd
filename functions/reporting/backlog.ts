import * as z from 'zod';
import { type CellRow, sumOf } from './cell-row.ts';
import { type Amounts, plus } from './contribution.ts';
import { counted } from './measure.ts';
import { daysBetween, daysLater } from './period.ts';

export const backlogKinds = ['incident', 'request', 'problem', 'change'] as const;

/** How old what is open is, in days by the calendar: from this age on, to the next. */
export const ages = [
  { id: 'today', title: 'Since today', from: 0 },
  { id: 'days', title: '1 to 2 days', from: 1 },
  { id: 'week', title: '3 to 6 days', from: 3 },
  { id: 'weeks', title: '1 to 4 weeks', from: 7 },
  { id: 'months', title: '1 to 3 months', from: 30 },
  { id: 'older', title: 'Older', from: 90 },
] as const;

const Counted = z.record(z.string(), z.int());

/** What is open at this moment: how much of each kind, of each priority, and how old. */
export const Backlog = z
  .object({
    open: Counted,
    priorities: z.array(z.object({ priority: z.int(), open: z.int() })),
    ages: z.array(z.object({ id: z.string(), title: z.string(), open: Counted })),
    /** Since when the oldest incident is open, by day; left out when there is none, or it is older than 90 days. */
    oldest: z.string().optional(),
  })
  .meta({ id: 'Backlog' });
export type Backlog = z.infer<typeof Backlog>;

const openOf = (amounts: Amounts) =>
  Object.fromEntries(backlogKinds.map((kind) => [kind, counted(amounts, `${kind}.open`)]));

/** How far back days are looked at; what is older is what the months have beside. */
export const oldestDay = (today: string): string => daysLater(today, 1 - ages[5].from);

/** What is open now, by the day on which it was opened. @param months of all time @param days since `oldestDay` */
export function backlogOf(months: readonly CellRow[], days: readonly CellRow[], today: string): Backlog {
  const all = sumOf(months);
  const since = oldestDay(today);
  const recent = days.filter(({ date }) => date >= since);
  const aged = ages.map(({ id, title, from }, index) => {
    const until = ages[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const within = recent.filter(({ date }) => {
      const age = daysBetween(date, today);
      return age >= from && age < until;
    });
    const rows = id === 'older' ? plus(onlyOpen(all), onlyOpen(sumOf(recent)), -1) : sumOf(within);
    return { id, title, open: openOf(rows) };
  });
  const open = openOf(all);
  const oldest = recent
    .filter(({ amounts }) => counted(amounts, 'incident.open') > 0)
    .map(({ date }) => date)
    .sort()[0];
  const older = aged.at(-1)?.open.incident ?? 0;
  return {
    open,
    priorities: [1, 2, 3, 4, 5].map((priority) => ({
      priority,
      open: counted(all, 'incident.open', priority),
    })),
    ages: aged,
    ...(oldest && !older && { oldest }),
  };
}

const onlyOpen = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).filter(([name]) => name.includes('.open.')));

/**
 * How much of a kind was open at the end of each date: what is open now, without what came later and with what went.
 *
 * @param sums what each date came to, of all dates until now
 */
export function backlogAt(
  kind: string,
  dates: readonly string[],
  sums: ReadonlyMap<string, Amounts>,
  now: number,
): number[] {
  const grown = (amounts: Amounts) => counted(amounts, `${kind}.opened`) - counted(amounts, `${kind}.ended`);
  const growth = [...sums].map(([date, amounts]) => [date, grown(amounts)] as const);
  return dates.map((date) => growth.reduce((left, [later, by]) => (later > date ? left - by : left), now));
}
