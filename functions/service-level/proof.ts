import * as z from 'zod';
import { iso, type Stretch, within } from '../kernel/span.ts';
import { type WorkingCalendar, workingTime } from '../kernel/working-time.ts';
import { instant } from '../record/base.ts';
import type { LevelClock } from './clock.ts';
import type { Moment } from './moments.ts';
import { runsOf } from './reading.ts';
import { provenBy } from './stopwatch.ts';

/** The latest stretches are kept where there are more than anybody adds up by hand. */
const most = 200;

const Shown = z.object({ from: instant, until: instant });

/** Why a clock says what it says: anybody can add the stretches up. */
export const LevelProof = z
  .object({
    until: instant,
    /** Working time in milliseconds, which the stretches come to. */
    elapsed: z.number(),
    target: z.number(),
    stretches: z.array(Shown),
    /** How many stretches before these are left out, and what they come to. */
    earlier: z.object({ stretches: z.int(), elapsed: z.number() }).optional(),
  })
  .meta({ id: 'LevelProof' });
export type LevelProof = z.infer<typeof LevelProof>;

const lengthOf = (stretches: readonly Stretch[]) =>
  stretches.reduce((sum, { from, until }) => sum + until - from, 0);

/** The working stretches that a clock has counted since it last began, until it was missed or ended, or until now. */
export function proofOf(clock: LevelClock, calendar: WorkingCalendar, now: number): LevelProof {
  const { passed, state, since, target } = clock;
  const end = passed.due ?? (state === 'running' ? undefined : since);
  const until = end === undefined ? now : Math.min(now, Date.parse(end));
  const all = provenBy(calendar, runsOf(clock), until);
  const left = all.slice(0, Math.max(0, all.length - most));
  return {
    until: iso(until),
    elapsed: lengthOf(all),
    target,
    stretches: all.slice(-most).map(({ from, until: to }) => ({ from: iso(from), until: iso(to) })),
    ...(left.length && { earlier: { stretches: left.length, elapsed: lengthOf(left) } }),
  };
}

/** Whose time it was: working time of one clock by team and assignee, in milliseconds. */
export const LevelShare = z
  .object({ team: z.string().optional(), assignee: z.string().optional(), elapsed: z.number() })
  .meta({ id: 'LevelShare' });
export type LevelShare = z.infer<typeof LevelShare>;

const named = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Splits what a clock has counted among those with whom the record was meanwhile, the longest first. */
export function sharesOf(
  clock: LevelClock,
  calendar: WorkingCalendar,
  moments: readonly Moment[],
  now: number,
): LevelShare[] {
  const shares = new Map<string, LevelShare>();
  const ran = runsOf(clock).map(({ from, until = now }) => ({ from, until }));
  for (const [index, { at, facts }] of moments.entries()) {
    const held = { from: at, until: Math.max(at, moments[index + 1]?.at ?? now) };
    const elapsed = within(held, ran).reduce((sum, stretch) => sum + workingTime(calendar, stretch), 0);
    if (!elapsed) continue;
    const [team, assignee] = [named(facts.team), named(facts.assignee)];
    const key = `${team}#${assignee}`;
    const before = shares.get(key)?.elapsed ?? 0;
    shares.set(key, { ...(team && { team }), ...(assignee && { assignee }), elapsed: before + elapsed });
  }
  return [...shares.values()].sort((a, b) => b.elapsed - a.elapsed);
}
