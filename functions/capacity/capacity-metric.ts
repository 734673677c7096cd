import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { line, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { directions, Forecast } from './forecast.ts';
import { Limit } from './limit.ts';
import { Day } from './series.ts';
import { MetricSource } from './source.ts';
import { stages } from './stage.ts';

export const capacityMetricId = z.string().regex(/^CAM-[1-9]\d{0,11}$/, 'is not an id such as CAM-12');
const ciId = z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

const fields = {
  title: line(200),
  ci: ciId,
  service: slug,
  team: slug,
  source: MetricSource,
  limit: Limit,
  direction: z.enum(directions),
  unit: line(40),
};

export const metricStates = ['unmeasured', ...stages, 'retired'] as const;

/** What the last measurement found. */
export const Measured = z
  .object({
    /** The last day that was asked for. */
    through: Day,
    at: instant,
    forecast: Forecast.optional(),
    /** Since when it is enough again; a week of that is needed before it counts. */
    ampleSince: Day.optional(),
    /** Why nothing, or not everything, could be said. */
    trouble: z.string().optional(),
  })
  .meta({ id: 'Measured' });
export type Measured = z.infer<typeof Measured>;

/** A metric whose end is watched for, as it is kept. Its daily values are rows below it. */
export const CapacityMetric = z
  .object({
    ...recordFields,
    id: capacityMetricId,
    kind: z.literal('capacity-metric'),
    /** `tight`, `scarce`, `critical`: 30, 14, 7 days left. `unmeasured`: nothing is known yet. */
    state: z.enum(metricStates),
    ...fields,
    /** How often it has run tight: each time has a problem of its own. */
    episode: z.int().nonnegative(),
    measured: Measured.optional(),
    openedAt: instant,
  })
  .partial({ ci: true, unit: true, source: true })
  .meta({ id: 'CapacityMetric' });
export type CapacityMetric = z.infer<typeof CapacityMetric>;
export type MetricFields = Omit<CapacityMetric, 'version' | 'chain'>;

/** Where a metric without a source has to have it from: the quota that is its limit knows which metric shows its use. */
const isSourced = ({ source, limit }: { readonly source?: unknown; readonly limit: Limit }) =>
  source !== undefined || limit.from === 'quota';

/** What somebody says to have a metric watched. A preset brings what is not said. */
export const AddCapacityMetric = z
  .strictObject({
    ...fields,
    title: fields.title.optional(),
    service: fields.service.optional(),
    team: fields.team.optional(),
    limit: fields.limit.optional(),
    direction: fields.direction.optional(),
    /** One of those that are known for the type of the item, e.g. `rds-free-storage`. */
    preset: slug.optional(),
  })
  .partial({ ci: true, unit: true, source: true });
export type AddCapacityMetric = z.infer<typeof AddCapacityMetric>;

/** Everything that a metric needs, once its item, service and preset have said their part. */
export const Watched = z
  .object(fields)
  .partial({ ci: true, unit: true, source: true })
  .refine(isSourced, {
    path: ['source'],
    message: 'is needed: which metric of CloudWatch shows what is used',
  });
export type Watched = z.infer<typeof Watched>;

export const ChangeCapacityMetric = z
  .strictObject({ ...fields, unit: fields.unit.nullable() })
  // Its days would be of something else then: that is another metric.
  .omit({ ci: true, direction: true, source: true })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');
export type ChangeCapacityMetric = z.infer<typeof ChangeCapacityMetric>;

type State = CapacityMetric['state'];
const live = <S extends State>(state: S) => ({ measure: state, change: state, retire: 'retired' }) as const;
export const metricLifecycle = {
  unmeasured: live('unmeasured'),
  ample: live('ample'),
  tight: live('tight'),
  scarce: live('scarce'),
  critical: live('critical'),
  retired: { restore: 'unmeasured' },
} as const satisfies Lifecycle<State>;

export const metricSteps = ({ state }: Pick<CapacityMetric, 'state'>): string[] =>
  stepsFrom(metricLifecycle, state).filter((step) => step !== 'change');

/** In the list of its team by how near its end is, and with its item, or its service, for ever. */
export const metricKeys = ({ state, title, ci, service }: CapacityMetric): IndexKeys => ({
  open: { team: state, order: title.toLowerCase() },
  person: ci && `ci:${ci}`,
  subject: `service:${service}`,
  order: title.toLowerCase(),
});

export const metricDeed = (type: string, by: Actor, at: string) => ({
  type: `capacity-metric.${type}`,
  by: by.id,
  at,
  freeText: ['title'],
});

/** Has a metric watched from now on. It is measured at once, as far back as CloudWatch remembers. */
export function addMetric(ask: Watched, id: string, by: Actor, at: string): Decision<CapacityMetric> {
  const next: MetricFields = {
    ...ask,
    id,
    kind: 'capacity-metric',
    state: 'unmeasured',
    episode: 0,
    openedAt: at,
  };
  return decide<CapacityMetric>(undefined, next, metricDeed('added', by, at));
}

/** What is said of it, and its limit, is something else from now on; it is judged again at once. */
export function changeMetric(
  before: CapacityMetric,
  { unit, ...ask }: ChangeCapacityMetric,
  by: Actor,
  at: string,
): Decision<CapacityMetric> {
  follow(metricLifecycle, before.state, 'change');
  const said = unit === undefined ? ask : { ...ask, unit: unit ?? undefined };
  return decide<CapacityMetric>(
    before,
    { ...before, ...said } as MetricFields,
    metricDeed('changed', by, at),
  );
}

/** Somebody does not want to wait for the night. */
export function askMeasuring(before: CapacityMetric, by: Actor, at: string): Decision<CapacityMetric> {
  follow(metricLifecycle, before.state, 'measure');
  return decide<CapacityMetric>(before, before, metricDeed('measuring-asked', by, at));
}

/** It is not watched any more, or again. */
export function moveMetric(
  before: CapacityMetric,
  step: 'retire' | 'restore',
  by: Actor,
  at: string,
): Decision<CapacityMetric> {
  const state = follow(metricLifecycle, before.state, step);
  const type = step === 'retire' ? 'retired' : 'restored';
  const { measured: _, ...rest } = before;
  return decide<CapacityMetric>(
    before,
    { ...(step === 'restore' ? rest : before), state },
    metricDeed(type, by, at),
  );
}
