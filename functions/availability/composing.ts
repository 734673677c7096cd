import { needsOf, type Service } from '../configuration/read.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { type Composition, compositionOf, type Part } from './composition.ts';
import { entriesOf } from './entries.ts';
import { promiseOf } from './measured.ts';
import { type PeriodName, periodAt } from './period.ts';

const atOnce = 16;

/** What an item is designed for, as a share; undefined where its attribute says nothing that could be one. */
function designedOf(attributes: Readonly<Record<string, unknown>>): number | undefined {
  const percent = Number(attributes['designed-availability']);
  return attributes['designed-availability'] !== undefined && percent > 0 && percent <= 100
    ? Number((percent / 100).toFixed(12))
    : undefined;
}

/** What the items and services below a service make of it in a period. */
export async function compositionOfService(
  service: Service,
  name: PeriodName,
  now: number,
): Promise<Composition> {
  const [{ root, needs, items, truncated }, promise] = await Promise.all([
    needsOf(service),
    promiseOf(service.id),
  ]);
  const period = periodAt(name, promise?.timeZone ?? 'UTC', now);
  const parts = await someAtOnce(
    items,
    atOnce,
    async ({ id, title, class: of, attributes }): Promise<Part> => {
      const designed = designedOf(attributes);
      const entries = await entriesOf('ci', id, period.from);
      return { id, title, class: of, entries, ...(designed !== undefined && { designed }) };
    },
  );
  const whole = await entriesOf('service', service.id, period.from);
  return compositionOf(service.id, { root, needs }, parts, period, now, whole, truncated);
}
