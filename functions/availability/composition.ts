import * as z from 'zod';
import type { Stretch } from '../kernel/span.ts';
import { instant } from '../record/base.ts';
import { compositeOf, exactUpTo, singlePoints } from './composite.ts';
import { downsIn, lengthOf } from './downtime.ts';
import type { Entry } from './entry.ts';
import type { Structure } from './structure.ts';
import { costsOf } from './weak-points.ts';

const share = z.number().min(0).max(1);

const Bounded = z
  .object({ exact: z.boolean(), lower: share, upper: share, components: z.int() })
  .meta({ id: 'CompositeAvailability' });

/** A component below a service: what was promised of it, what it came to, and what that costs the service. */
export const ServiceComponent = z
  .object({
    id: z.string(),
    title: z.string(),
    class: z.string().optional(),
    /** The share that it is designed for; absent where nobody said so, and then taken for 1. */
    designed: share.optional(),
    /** The share of the period in which no outage names it. */
    achieved: share,
    downtime: z.number(),
    outages: z.int(),
    /** Minutes of a period that the service would gain if it never failed, as designed and as achieved. */
    designedCost: z.number(),
    achievedCost: z.number(),
    /** When it fails alone, the service does. */
    single: z.boolean(),
  })
  .meta({ id: 'ServiceComponent' });

/** The availability of a service as its components make it. */
export const Composition = z
  .object({
    id: z.string(),
    from: instant,
    until: instant,
    designed: Bounded,
    achieved: Bounded,
    /** What the outages of the service itself came to. */
    measured: share.optional(),
    components: z.array(ServiceComponent),
    /** How many components say nothing of what they are designed for. */
    unstated: z.int(),
    /** Up to how many components that can fail the figures are exact. */
    exactUpTo: z.int(),
    /** There is more below it than was read. */
    truncated: z.boolean(),
  })
  .meta({ id: 'ServiceComposition' });
export type Composition = z.infer<typeof Composition>;

export type Part = {
  readonly id: string;
  readonly title: string;
  readonly class?: string | undefined;
  readonly designed?: number | undefined;
  readonly entries: readonly Entry[];
};

const round = (minutes: number) => Math.round(minutes * 100) / 100;

/**
 * What a service's components make of it in a period: as designed and as achieved, which of them cost the most minutes, and which
 * of them bring it down alone.
 */
export function compositionOf(
  service: string,
  structure: Structure,
  parts: readonly Part[],
  period: Stretch,
  now: number,
  whole: readonly Entry[],
  truncated: boolean,
): Composition {
  const span = { from: period.from, until: Math.min(period.until, now) };
  const length = Math.max(0, span.until - span.from);
  const shareOf = (entries: readonly Entry[]) => {
    const downs = downsIn(entries, span, now);
    const downtime = lengthOf(downs.flatMap(({ stretches }) => stretches));
    return { downtime, outages: downs.length, achieved: length > 0 ? (length - downtime) / length : 1 };
  };
  const seen = new Map(parts.map((part) => [part.id, { ...part, ...shareOf(part.entries) }]));
  const designedOf = (id: string) => seen.get(id)?.designed;
  const achievedOf = (id: string) => seen.get(id)?.achieved;
  const costs = (of: typeof designedOf) =>
    new Map(costsOf(structure, of, length).map(({ id, minutes }) => [id, round(minutes)]));
  const [designedCosts, achievedCosts] = [costs(designedOf), costs(achievedOf)];
  const single = new Set(singlePoints(structure));
  const measured = length > 0 ? shareOf(whole).achieved : undefined;
  const components = [...seen.values()]
    .map(({ entries: _, ...part }) => ({
      ...part,
      designedCost: designedCosts.get(part.id) ?? 0,
      achievedCost: achievedCosts.get(part.id) ?? 0,
      single: single.has(part.id),
    }))
    .sort(
      (a, b) => b.achievedCost - a.achievedCost || b.designedCost - a.designedCost || (a.id < b.id ? -1 : 1),
    );
  return {
    id: service,
    from: new Date(period.from).toISOString(),
    until: new Date(period.until).toISOString(),
    designed: compositeOf(structure, designedOf),
    achieved: compositeOf(structure, achievedOf),
    ...(measured !== undefined && { measured }),
    components,
    unstated: parts.filter(({ designed }) => designed === undefined).length,
    exactUpTo,
    truncated,
  };
}
