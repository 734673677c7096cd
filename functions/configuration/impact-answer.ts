import * as z from 'zod';
import { Level } from '../record/priority.ts';
import type { Limits, Walk } from './impact-graph.ts';
import { servicesReached } from './impact-services.ts';
import { Offering, type Service } from './service.ts';

const Item = z.object({
  id: z.string(),
  title: z.string().optional(),
  class: z.string().optional(),
  state: z.string().optional(),
  service: z.string().optional(),
  owner: z.string().optional(),
  criticality: Level.optional(),
  /** After how many steps it is reached; 0 for what was asked for. */
  distance: z.int(),
  /** From which items, five at most. */
  via: z.array(z.string()),
  alone: z.boolean().optional(),
});

/** What breaks, or what could have caused it, as far as the limits let it be looked for. */
export const Impact = z
  .object({
    direction: z.enum(['breaks', 'causes']),
    roots: z.array(z.string()),
    items: z.array(Item),
    /** Kept up by others of their pool. */
    held: z.array(
      z.object({
        id: z.string(),
        title: z.string().optional(),
        pool: z.string(),
        up: z.int(),
        of: z.int(),
        needs: z.int(),
      }),
    ),
    /** The most critical first; none when causes are looked for. */
    services: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        team: z.string(),
        owner: z.string().optional(),
        criticality: Level,
        because: z.array(z.string()),
        offerings: z.array(Offering),
      }),
    ),
    /** True when there is more than this: `left` items were found and not followed, of `unread` not all relations were read. */
    truncated: z.boolean(),
    left: z.int(),
    unread: z.int(),
    limits: z.object({ distance: z.int(), items: z.int() }),
    /** What it cost: queries by key, and reads of up to a hundred records. */
    reads: z.object({ queries: z.int(), batches: z.int() }),
  })
  .meta({ id: 'Impact' });
export type Impact = z.infer<typeof Impact>;

type Asked = Pick<Impact, 'direction' | 'reads'> & {
  readonly roots: readonly string[];
  readonly limits: Limits;
};

/** A walk as people and changes read it: with titles, and with the services that it reaches. */
export function impactFrom(walk: Walk, services: readonly Service[], asked: Asked): Impact {
  const { items, held, nodes, truncated, left, unread } = walk;
  const told = items.map(({ via, ...item }) => {
    const { title, class: kindOf, state, service, owner, criticality } = nodes.get(item.id) ?? {};
    return { ...item, via: [...via], title, class: kindOf, state, service, owner, criticality };
  });
  const reached = asked.direction === 'breaks' ? servicesReached(services, walk) : [];
  return {
    direction: asked.direction,
    roots: [...asked.roots],
    items: told,
    held: held.map((one) => ({ ...one, title: nodes.get(one.id)?.title })),
    services: reached.map(({ service, because }) => {
      const { id, title, team, owner, criticality, offerings = [] } = service;
      return { id, title, team, owner, criticality, because: [...because], offerings };
    }),
    ...{ truncated, left, unread },
    limits: { ...asked.limits },
    reads: { ...asked.reads },
  };
}
