import { demandNone } from '../kernel/refusal.ts';
import { type AddCapacityMetric, Watched } from './capacity-metric.ts';
import { knownMetric, knownMetrics } from './known-metrics.ts';

/** What of a configuration item decides what is watched of it. */
export type Item = {
  readonly id: string;
  readonly title: string;
  readonly service?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
};

/** Which presets fit an item of this type. */
export const presetsFor = (resourceType: string | undefined) =>
  knownMetrics.filter((known) => known.resourceType === resourceType);

function presetOf({ preset }: AddCapacityMetric, item: Item | undefined) {
  if (preset === undefined) return undefined;
  const found = knownMetric(preset);
  const fits = found && item?.resourceType === found.resourceType && item.resourceId;
  const options = presetsFor(item?.resourceType).map(({ id }) => id);
  const instead = options.length ? `; for ${item?.id} there are ${options.join(', ')}` : '';
  const detail = found
    ? `is for items of type ${found.resourceType} that have a resource id${instead}`
    : `there is no preset ${preset}${instead}`;
  if (!fits) demandNone([{ pointer: '/preset', detail }]);
  return found;
}

/**
 * What is asked for, with what its preset and its item say of it.
 *
 * @param item the configuration item that it names
 * @param own the desk's region and account: a metric there needs neither
 * @throws {Refusal} `validation` for a preset that does not fit, and for what nobody says
 */
export function watchedBy(
  ask: AddCapacityMetric,
  item: Item | undefined,
  service: { readonly id: string; readonly team: string; readonly title: string },
  own: { readonly region: string },
): Watched {
  const preset = presetOf(ask, item);
  const { preset: _, ...said } = ask;
  const elsewhere = item?.region && item.region !== own.region ? { region: item.region } : {};
  const brought = preset && {
    title: `${preset.words}: ${item?.title}`.slice(0, 200),
    source: {
      namespace: preset.namespace,
      name: preset.name,
      dimensions: { [preset.dimension]: item?.resourceId ?? '' },
      statistic: preset.statistic,
      perSecond: false,
      ...elsewhere,
    },
    limit: preset.limit,
    direction: preset.direction,
    unit: preset.unit,
  };
  const fallback = {
    title: `${ask.source?.name ?? 'Use of a quota'}: ${item?.title ?? service.title}`.slice(0, 200),
    direction: 'up' as const,
    service: service.id,
    team: service.team,
  };
  const whole = Watched.safeParse({ ...fallback, ...brought, ...said });
  if (whole.success) return whole.data;
  demandNone(
    whole.error.issues.map(({ path, message }) => ({
      pointer: `/${path.join('/')}`,
      detail: path[0] === 'limit' && ask.limit === undefined ? 'is needed' : message,
    })),
  );
  throw whole.error;
}
