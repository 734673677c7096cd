import type { Times } from './schedule-types.ts';

const days = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const nths: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
};
const spaced = (text: string) => text.replace('T', ' ');

const bounds = ({ since, until }: { since?: string | undefined; until?: string | undefined }) =>
  `${since ? ` since ${since}` : ''}${until ? ` until ${until}` : ''}`;

/** Times of a calendar as people say them. */
export function timesWords(times: Times): string {
  const { every, from, to } = times;
  if (every === 'once') return `${spaced(from)} to ${spaced(to)}`;
  if (every === 'year') return `every year ${spaced(from)} to ${spaced(to)}`;
  if (every === 'month')
    return `every ${nths[times.nth]} ${days[times.weekday]} of a month ${from} to ${to}${bounds(times)}`;
  const on = times.days?.length ? times.days.map((day) => days[day]).join(', ') : 'day';
  return `every ${on} ${from} to ${to}${bounds(times)}`;
}
