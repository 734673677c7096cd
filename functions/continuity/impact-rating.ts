import * as z from 'zod';
import type { FieldError } from '../kernel/refusal.ts';
import { minutes, type Objective, tierOf } from './objective.ts';

/** For how long a service is gone, or how old what was lost is, in minutes: a quarter of an hour to a week. */
export const timeframes = [15, 60, 240, 480, 1_440, 4_320, 10_080] as const;

/** What can be hurt when a service is gone. */
export const impactCategories = [
  'financial',
  'customers',
  'operations',
  'legal',
  'reputation',
  'safety',
] as const;
export type ImpactCategory = (typeof impactCategories)[number];

/** How bad it is, from nothing (0) over minor, moderate and major to severe (4). */
export const severities = ['none', 'minor', 'moderate', 'major', 'severe'] as const;
const intolerable = severities.indexOf('major');

const Row = z.array(z.int().min(0).max(4)).length(timeframes.length);

/** How bad it is in each timeframe when a service is gone, by category; and when so much of its newest data is lost. */
export const ImpactRating = z
  .strictObject({
    impacts: z.partialRecord(z.enum(impactCategories), Row),
    dataLoss: Row,
  })
  .meta({ id: 'ImpactRating' });
export type ImpactRating = z.infer<typeof ImpactRating>;

/** Targets that people set themselves: never laxer than what the impacts say. */
export const Targets = z
  .strictObject({ rto: minutes, rpo: minutes })
  .partial()
  .meta({ id: 'RecoveryTargets' });
export type Targets = z.infer<typeof Targets>;

/** What is wrong with a rating: harm does not go back while a service is still gone. */
export function ratingFaults({ impacts, dataLoss }: ImpactRating): FieldError[] {
  const faults = (row: readonly number[], pointer: string): FieldError[] =>
    row.flatMap((value, n) =>
      n && value < (row[n - 1] ?? 0)
        ? [{ pointer: `${pointer}/${n}`, detail: 'is less than before: harm does not go back with time' }]
        : [],
    );
  return [
    ...Object.entries(impacts).flatMap(([name, row]) => faults(row ?? [], `/impacts/${name}`)),
    ...faults(dataLoss, '/dataLoss'),
  ];
}

// What cannot be without for a quarter of an hour has to be back after five minutes: it stands ready.
const atOnce = 5;

/** The last timeframe that is tolerable: all of them, when none ever becomes intolerable. */
function tolerable(row: readonly number[]): number {
  const first = row.findIndex((value) => value >= intolerable);
  if (first < 0) return timeframes[timeframes.length - 1] as number;
  return first ? (timeframes[first - 1] as number) : atOnce;
}

/**
 * What recovery of a service has to reach. The maximum tolerable period of disruption (ISO 22301) begins with the first timeframe in
 * which some category is hurt majorly or worse; the RTO is the timeframe before it, the RPO the same of lost data. Where the very
 * first timeframe is intolerable it is five minutes, where none is, a week. Targets of people count where they are stricter.
 */
export function objectiveOf({ impacts, dataLoss }: ImpactRating, targets: Targets = {}): Objective {
  const rto = Math.min(...Object.values(impacts).map((row) => tolerable(row ?? [])), tolerable([]));
  const rpo = tolerable(dataLoss);
  const aim = { rto: Math.min(rto, targets.rto ?? rto), rpo: Math.min(rpo, targets.rpo ?? rpo) };
  return { ...aim, tier: tierOf(aim) };
}

/** The first timeframe in which it is intolerable that a service is gone; undefined when none is. */
export function disruptionOf({ impacts }: ImpactRating): number | undefined {
  const first = timeframes.findIndex((_, n) =>
    Object.values(impacts).some((row) => (row?.[n] ?? 0) >= intolerable),
  );
  return first < 0 ? undefined : timeframes[first];
}

/** Targets that are laxer than the impacts allow, each with its place. */
export function targetFaults(rating: ImpactRating, { rto, rpo }: Targets = {}): FieldError[] {
  const most = objectiveOf(rating);
  const lax = (name: 'rto' | 'rpo', value: number | undefined): FieldError[] =>
    value !== undefined && value > most[name]
      ? [
          {
            pointer: `/targets/${name}`,
            detail: `is more than the ${most[name]} minutes that its impacts allow`,
          },
        ]
      : [];
  return [...lax('rto', rto), ...lax('rpo', rpo)];
}
