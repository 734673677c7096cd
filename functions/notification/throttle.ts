import type { Channel } from './notification.ts';

/** At most `count` messages within any `seconds`. */
export type Limit = { readonly count: number; readonly seconds: number };

const minute = 60;
const hour = 60 * minute;

/**
 * How much one contact bears. Of GoAlert (`engine/message`): one text message a minute, and of alerts 5 in a quarter of an
 * hour, 11 in an hour, 21 in three. A mailbox and a chat bear more; what exceeds is bundled, so that a storm is one message.
 */
export const pageLimits: Readonly<Record<Channel, readonly Limit[]>> = {
  sms: [
    { count: 1, seconds: minute },
    { count: 5, seconds: 15 * minute },
    { count: 11, seconds: hour },
    { count: 21, seconds: 3 * hour },
  ],
  email: [{ count: 5, seconds: minute }],
  slack: [{ count: 5, seconds: minute }],
  teams: [{ count: 5, seconds: minute }],
  webhook: [{ count: 60, seconds: minute }],
};

/** How often one contact hears of what is no page by text message; the same source's limits for status updates. */
export const noticeLimits: readonly Limit[] = [
  { count: 1, seconds: 3 * minute },
  { count: 3, seconds: 20 * minute },
  { count: 8, seconds: 2 * hour },
];

/** How many mails about one record one person gets. The windows and numbers are those of Zammad. */
export const mailsPerRecord: readonly Limit[] = [
  { count: 10, seconds: 10 * minute },
  { count: 15, seconds: 30 * minute },
  { count: 25, seconds: hour },
  { count: 50, seconds: 3 * hour },
  { count: 100, seconds: 10 * hour },
];

/** How many mails one person gets in all. */
export const mailsPerPerson: readonly Limit[] = [
  { count: 30, seconds: 10 * minute },
  { count: 60, seconds: 30 * minute },
  { count: 120, seconds: hour },
  { count: 240, seconds: 3 * hour },
  { count: 360, seconds: 10 * hour },
];

/** How many mails an address gets that nobody has confirmed: whoever writes in its name fills no stranger's mailbox. */
export const mailsPerStranger: readonly Limit[] = [{ count: 5, seconds: hour }];

/** How far back limits look, in seconds. */
export const memoryOf = (limits: readonly Limit[]): number =>
  Math.max(0, ...limits.map(({ seconds }) => seconds));

/**
 * The first second, not before `now`, at which one more message keeps every limit.
 *
 * @param sent when earlier ones went out, in epoch seconds, in any order
 */
export function freeAt(sent: readonly number[], limits: readonly Limit[], now: number): number {
  const newestFirst = sent.toSorted((a, b) => b - a);
  let at = now;
  // Each step moves to where one limit is kept; the others are asked again from there.
  for (;;) {
    const later = limits.map(({ count, seconds }) => {
      const within = newestFirst.filter((each) => each > at - seconds);
      return within.length < count ? at : (within[count - 1] ?? at) + seconds;
    });
    const next = Math.max(at, ...later);
    if (next === at) return at;
    at = next;
  }
}
