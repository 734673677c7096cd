import * as z from 'zod';
import { timeZone } from '../kernel/text.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time such as 22:00');
const days = z.array(z.int().min(1).max(7)).min(1).max(7);

/** Hours in which somebody wants to hear of nothing but what is urgent. A segment that ends before it begins ends the next day. */
export const QuietHours = z.strictObject({
  timeZone: timeZone.optional().describe("The person's own, when it is absent"),
  segments: z
    .array(z.strictObject({ days: days.describe('1 is Monday'), from: time, to: time }))
    .min(1)
    .max(14),
});
export type QuietHours = z.infer<typeof QuietHours>;

/** When what is collected is sent: every full hour, or once a day at a local time. */
export const Digest = z.strictObject({ every: z.enum(['hour', 'day']), at: time.default('08:00') });
export type Digest = z.infer<typeof Digest>;

const minute = 60_000;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Reads a clock on the wall of a time zone. */
function wall(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (ms: number) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return {
      day: weekdays.indexOf(parts.weekday ?? '') + 1,
      time: `${parts.hour}:${parts.minute}`,
    };
  };
}

function isQuiet({ segments }: QuietHours, { day, time }: { day: number; time: string }): boolean {
  const yesterday = day === 1 ? 7 : day - 1;
  return segments.some(({ days, from, to }) =>
    from < to
      ? days.includes(day) && time >= from && time < to
      : (days.includes(day) && time >= from) || (days.includes(yesterday) && time < to),
  );
}

const wholeMinute = (at: string) => Math.floor(Date.parse(at) / minute) * minute;
const iso = (ms: number) => new Date(ms).toISOString();

/**
 * When quiet hours that hold at a moment end; undefined when none hold, or when they never end. It walks the minutes of the wall
 * clock, so that nights with a change of the clock are as long as they are.
 *
 * @param zone of the person, for hours that name none
 */
export function quietUntil(quiet: QuietHours | undefined, zone: string, at: string): string | undefined {
  if (!quiet) return undefined;
  const read = wall(quiet.timeZone ?? zone);
  const start = wholeMinute(at);
  if (!isQuiet(quiet, read(start))) return undefined;
  for (let ms = start + minute; ms <= start + 7 * 24 * 60 * minute; ms += minute)
    if (!isQuiet(quiet, read(ms))) return iso(ms);
  return undefined;
}

/** When the next digest is due after a moment: at the next full hour, or when the wall clock next reaches the time of day. */
export function nextDigest({ every, at: time }: Digest, zone: string, at: string): string {
  const start = wholeMinute(at);
  if (every === 'hour') return iso((Math.floor(start / (60 * minute)) + 1) * 60 * minute);
  const read = wall(zone);
  let before = read(start);
  for (let ms = start + minute; ; ms += minute) {
    const here = read(ms);
    // Where the clock is put forward the minute itself may not be there: the first one after it counts.
    const reached = here.time >= time && (here.day !== before.day || before.time < time);
    if (reached) return iso(ms);
    before = here;
  }
}
