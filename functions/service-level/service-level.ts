import * as z from 'zod';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { LevelClock } from './clock.ts';
import { type MeasuredKind, measuredKinds } from './measured.ts';
import type { Facts } from './moments.ts';

/** What is agreed about one record: a clock for each agreement. It has the record's id. */
export const ServiceLevel = z
  .object({
    ...recordFields,
    kind: z.literal('service-level'),
    /** Live while a clock of it may still be missed. */
    state: z.enum(['live', 'over']),
    about: z.enum(measuredKinds),
    team: z.string(),
    service: z.string().optional(),
    requester: z.string().optional(),
    /** Whose zone is read, where an agreement goes by it. */
    zone: z.string().optional(),
    levels: z.array(LevelClock),
    /** Something of it counts, or did: whatever becomes of it, the counts follow. */
    counted: z.literal(true).optional(),
    /** When the first clock that runs is due. */
    dueAt: instant.optional(),
  })
  .meta({ id: 'ServiceLevel' });
export type ServiceLevel = z.infer<typeof ServiceLevel>;

export const isLive = ({ state }: Pick<LevelClock, 'state'>): boolean =>
  state === 'running' || state === 'paused';

/** By when it is due, in its team's queue while it is live: what runs before what is paused. */
export const levelKeys = ({ state, team, dueAt }: ServiceLevel): IndexKeys => ({
  ...(state === 'live' && { open: { team, order: dueAt ?? '~' } }),
  order: dueAt ?? '~',
});

const earliest = (moments: readonly (string | undefined)[]): string | undefined =>
  moments.filter((at) => at !== undefined).sort()[0];
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What a record and its clocks come to, as it is kept. One clock wakes it: for whatever comes next of all of them. */
export function levelOf(
  before: ServiceLevel | undefined,
  { id, about, facts, zone }: { id: string; about: MeasuredKind; facts: Facts; zone?: string | undefined },
  levels: readonly LevelClock[],
): Omit<ServiceLevel, 'version' | 'chain'> {
  const live = levels.filter(isLive);
  const services = Array.isArray(facts.services) ? facts.services : [];
  const service = text(facts.service) ?? text(services[0]);
  const requester = text(facts.requester);
  const dueAt = earliest(live.map(({ passed, dueAt: due }) => (passed.due ? undefined : due)));
  const clocks = wind(before?.clocks, 'next', earliest(levels.map(({ next }) => next?.at)));
  return {
    id,
    kind: 'service-level',
    state: live.length ? 'live' : 'over',
    title: `Service levels of ${id}`,
    about,
    team: text(facts.team) ?? 'none',
    ...(service && { service }),
    ...(requester && { requester }),
    ...(zone && { zone }),
    levels: [...levels],
    ...(dueAt && { dueAt }),
    ...(clocks && { clocks }),
  };
}
