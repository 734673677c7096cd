import type { Ci } from './ci.ts';
import type { Redundancy } from './relation.ts';

/** What needs what, whatever the type of the relation is called: when the provider fails, the consumer feels it. */
export type Link = {
  readonly provider: string;
  readonly consumer: string;
  readonly redundancy?: Redundancy | undefined;
};

/** What a walk has to know of an item, and what its answer tells of it. */
export type Node = Pick<Ci, 'id' | 'title' | 'state' | 'class' | 'service' | 'owner' | 'criticality'>;

/** Where a walk reads: many items at a time, by key and never by a scan. */
export type Graph = {
  /** The links of each of these items to its dependents or providers, `most` of each; `more` when there are others. */
  links(
    ids: readonly string[],
    side: 'dependents' | 'providers',
    most: number,
  ): Promise<ReadonlyMap<string, { readonly links: readonly Link[]; readonly more: boolean }>>;
  /** The items of these ids that somebody has described. */
  nodes(ids: readonly string[]): Promise<readonly Node[]>;
};

/** How far a walk goes: so many rounds, and so many items. */
export type Limits = { readonly distance: number; readonly items: number };

/** An item that a walk came to, from which ones (five at most), after how many rounds. */
export type Found = {
  readonly id: string;
  readonly distance: number;
  readonly via: readonly string[];
  /** Of what could have caused it: whether it is enough that this one fails. */
  readonly alone?: boolean;
};

/** An item that would have failed had its pool not enough others: `up` of `of` are left, and it needs `needs`. */
export type Held = {
  readonly id: string;
  readonly pool: string;
  readonly up: number;
  readonly of: number;
  readonly needs: number;
};

export type Walk = {
  readonly items: readonly Found[];
  readonly held: readonly Held[];
  readonly nodes: ReadonlyMap<string, Node>;
  /** Whether the walk ended at its limits rather than at the end of the graph. */
  readonly truncated: boolean;
  /** Items that were found and not followed. */
  readonly left: number;
  /** Items that have more relations than were read of them. */
  readonly unread: number;
};

/** Whether what happens to an item is felt beyond it. Nobody may have described it yet; then it is taken for being there. */
export const passesOn = (node: Node | undefined): boolean =>
  node?.state !== 'retired' && node?.state !== 'planned';

/** Whether an item can stand in for another one. */
export const isUp = (node: Node | undefined): boolean => passesOn(node) && node?.state !== 'maintenance';

/**
 * How many of a pool are up, and how many it takes: as many as the strictest of its relations says, percent of all members
 * rounded up. With fewer, the one that they work for is impacted.
 */
export function shortfall(
  members: readonly Pick<Link, 'provider' | 'redundancy'>[],
  up: (id: string) => boolean,
): { up: number; of: number; needs: number } {
  const of = members.length;
  const wanted = members.map(({ redundancy: r }) =>
    r?.percent ? Math.ceil((r.needs * of) / 100) : (r?.needs ?? of),
  );
  return { up: members.filter(({ provider }) => up(provider)).length, of, needs: Math.max(0, ...wanted) };
}
