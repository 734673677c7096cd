import { wallClock } from '../kernel/local-time.ts';
import type { Notice } from '../record/notice.ts';
import type { Schedule } from './schedule.ts';

const shown = (zone: string, at: string) =>
  new Date(wallClock(zone, Date.parse(at))).toISOString().slice(0, 16).replace('T', ' ');

/** An interval as people of a zone read it, e.g. `2026-11-24 08:00 to 2026-11-24 18:00 (Europe/Berlin)`. */
export const spoken = (zone: string, { from, to }: { from: string; to: string }): string =>
  `${shown(zone, from)} to ${shown(zone, to)} (${zone})`;

/** Minutes as people say them: `2 days`, `1 hour`, `30 minutes`. */
export function spokenLead(minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A notice about somebody's shifts in a schedule. */
export const shiftNotice = (
  { id, timeZone }: Pick<Schedule, 'id' | 'timeZone'>,
  to: readonly string[],
  topic: string,
  title: string,
  when?: { from: string; to: string },
): Notice => ({
  to,
  topic,
  title,
  ...(when && { text: spoken(timeZone, when) }),
  path: `/on-call?schedule=${id}`,
});
