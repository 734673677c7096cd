import type { Figure } from './measure.ts';
import type { Span } from './period.ts';
import type { Report } from './report.ts';

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How long, in the two largest units: `4 minutes`, `2 hours 10 minutes`. */
export function lastingWords(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const first = units.findIndex(([, length]) => seconds >= length);
  if (first < 0) return 'less than a minute';
  let left = seconds;
  const parts = units.slice(first, first + 2).map(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count ? plural(count, unit) : '';
  });
  return parts.filter(Boolean).join(' ');
}

const date = (day: string, how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...how }).format(Date.parse(day));

/** `16 to 22 November` */
export function spanWords({ from, to }: Span): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const first = date(from, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  return `${first} to ${date(to, { day: 'numeric', month: 'long' })}`;
}

const than = (now: Figure | undefined, before: Figure | undefined): string => {
  const [a, b] = [now?.value ?? 0, before?.value ?? 0];
  return a === b ? 'as many as the week before' : `the week before it ${b === 1 ? 'was' : 'were'} ${b}`;
};

/** A team's week in plain words: few enough for a mail that one reads on the way to work. */
export function weekWords({ figures, before, backlog, period }: Report): { title: string; text: string } {
  const value = (id: string) => figures[id]?.value;
  const counts = (id: string) => value(id) ?? 0;
  const measured = (id: string) => (figures[id]?.of ? value(id) : undefined);
  const [taken, solved] = [measured('time-to-acknowledge'), measured('time-to-resolve')];
  const [kept, csat, success] = [
    measured('attainment'),
    measured('satisfaction'),
    measured('change-success'),
  ];
  const open = backlog.open.incident ?? 0;
  const lines = [
    `${spanWords(period)}: ${plural(counts('opened'), 'incident')} came in (${than(figures.opened, before.opened)}), ${counts('solved')} solved, ${open} open now.`,
    ...(taken === undefined ? [] : [`Half were taken within ${lastingWords(taken)}.`]),
    ...(solved === undefined ? [] : [`Half were solved within ${lastingWords(solved)}.`]),
    ...(counts('requests') ? [`${plural(counts('requests'), 'request')} delivered.`] : []),
    ...(kept === undefined ? [] : [`${kept}% of service levels were kept this month.`]),
    ...(success === undefined ? [] : [`${plural(counts('changes'), 'change')}: ${success}% went well.`]),
    ...(csat === undefined ? [] : [`People gave ${csat} of 5.`]),
    ...(counts('pages') ? [`${plural(counts('pages'), 'page')}, ${counts('night-pages')} at night.`] : []),
  ];
  return {
    title: `last week: ${plural(counts('opened'), 'incident')}, ${counts('solved')} solved`,
    text: lines.join('\n'),
  };
}
