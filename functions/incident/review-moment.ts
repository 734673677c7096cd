import * as z from 'zod';
import { instant } from '../record/base.ts';
import type { EventRow } from '../record/timeline.ts';

/** The key moments of an incident, in the order in which they are hoped to come. */
export const momentNames = [
  'began',
  'detected',
  'opened',
  'paged',
  'acknowledged',
  'declared',
  'mitigated',
  'resolved',
] as const;
export type MomentName = (typeof momentNames)[number];

export const Moments = z
  .object(
    Object.fromEntries(momentNames.map((name) => [name, instant])) as Record<MomentName, typeof instant>,
  )
  .partial();
export type Moments = z.infer<typeof Moments>;

/** What is known of one alarm's part in it: when it fired, and its first breaching datapoint where the source says so. */
export type Onset = { readonly firedAt: string; readonly breachedAt?: string | undefined };

const first = (times: readonly (string | undefined)[]): string | undefined =>
  times.filter((time) => time !== undefined).sort()[0];

const monitoring = ({ type, facts }: EventRow) =>
  type === 'incident.stakeholders-updated' &&
  (facts?.status === 'monitoring' || facts?.status === 'resolved');

/**
 * The key moments of an incident by its history. It began with the first breaching datapoint and was detected when an
 * alarm fired; without alarms it was detected when somebody opened it. Harm ended when stakeholders were told that the
 * desk is only watching, or else with the resolution.
 *
 * @param history its event rows, the oldest first
 */
export function momentsOf(history: readonly EventRow[], onsets: readonly Onset[]): Moments {
  const of = (type: string) => history.find((event) => event.type === type)?.at;
  const opened = history[0]?.at;
  const detected = first([...onsets.map(({ firedAt }) => firedAt), ...(onsets.length ? [] : [opened])]);
  const began = first(onsets.map(({ breachedAt, firedAt }) => breachedAt ?? firedAt)) ?? detected;
  const resolved = history.findLast(({ type }) => type === 'incident.resolved')?.at;
  const declared = history.find(({ changed }) => {
    const { to } = (changed.major ?? {}) as { to?: { declaredAt?: string } };
    return to?.declaredAt !== undefined;
  })?.at;
  const all: Record<MomentName, string | undefined> = {
    began,
    detected,
    opened,
    paged: of('incident.paged'),
    acknowledged: of('incident.acknowledged'),
    declared,
    mitigated: history.find(monitoring)?.at ?? resolved,
    resolved,
  };
  return Object.fromEntries(Object.entries(all).filter(([, at]) => at !== undefined)) as Moments;
}

/** How long it took, in whole seconds; absent when one of the two moments is not known, or they are in the wrong order. */
export const Durations = z
  .object({ detect: z.int(), acknowledge: z.int(), mitigate: z.int(), resolve: z.int() })
  .partial()
  .meta({ id: 'ReviewDurations' });
export type Durations = z.infer<typeof Durations>;

const spans: Readonly<Record<keyof Durations, readonly [MomentName, MomentName]>> = {
  detect: ['began', 'detected'],
  acknowledge: ['detected', 'acknowledged'],
  mitigate: ['began', 'mitigated'],
  resolve: ['began', 'resolved'],
};

/** Time to detect, to acknowledge, to mitigate and to resolve. */
export function durationsOf(moments: Moments): Durations {
  const took = ([name, [from, to]]: [string, readonly [MomentName, MomentName]]) => {
    const seconds = Math.round((Date.parse(moments[to] ?? '') - Date.parse(moments[from] ?? '')) / 1000);
    return seconds >= 0 ? [[name, seconds]] : [];
  };
  return Object.fromEntries(Object.entries(spans).flatMap(took));
}
