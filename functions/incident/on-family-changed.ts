import { system } from '../kernel/actor.ts';
import { queryPage } from '../runtime/listing.ts';
import { retryingRaces } from '../runtime/races.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { childrenPartition, countChildren, countOf, toldUpTo } from './family.ts';
import { followParent } from './following.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { standingOf } from './kin.ts';
import { absorb, release } from './merging.ts';

const by = system('on-family-changed');
const most = 100;
const atOnce = 10;

type Told = { readonly now: string; readonly depth: number };

/** The ids that a field had before and has after what was heard. */
function named({ changed }: Heard, field: string): string[] {
  const { from, to } = (changed[field] ?? {}) as { from?: unknown; to?: unknown };
  return [...new Set([from, to].filter((id) => typeof id === 'string'))];
}

/** The parent's own record says how many children it has: from then on it tells them what happens to it. */
const recount = (parent: string, { now, depth }: Told) =>
  retryingRaces(async () => {
    const before = await incidents.find(parent);
    const decision = before && countChildren(before, countOf(await standingOf(parent)), by, now);
    if (decision) await incidents.save(decision, { depth });
  });

const followOne = (id: string, { now, depth }: Told, told?: Incident) =>
  retryingRaces(async () => {
    const child = await incidents.find(id);
    const parent = told ?? (child?.parent === undefined ? undefined : await incidents.find(child.parent));
    const decision = child && parent && followParent(child, parent, by, now);
    if (decision) await incidents.save(decision, { depth });
  });

/** What was merged into another one, or is so no more: the other one has its alerts, or gives them back. */
const settle = (merged: Incident, other: string, { now, depth }: Told) =>
  retryingRaces(async () => {
    const before = await incidents.find(other);
    if (!before) return;
    const decision = absorb(before, merged, by, now) ?? release(before, merged, by, now);
    if (decision) await incidents.save(decision, { depth });
  });

/**
 * Tells a part of the children, and notes how far it came: the next part is told in a call of its own, as deep as this one,
 * because it goes on with the same thing. A newer change begins anew, and this one need not go on.
 */
async function tellChildren(parent: Incident, heard: Heard, now: string): Promise<void> {
  const { version, after } = ((heard.changed.family as { to?: Incident['family'] })?.to ?? {}) as {
    version?: number;
    after?: string;
  };
  const partition = childrenPartition(parent.id);
  const scan = { practice: 'incident', index: 'subject' as const, partition, after, limit: most };
  const page = await queryPage([scan], most);
  const ids = page.rows.map(({ pk }) => String(pk).slice('incident#'.length));
  await someAtOnce(ids, atOnce, (id) => followOne(id, { now, depth: heard.next }, parent));
  const further = page.after;
  if (!further) return;
  await retryingRaces(async () => {
    const latest = await incidents.get(parent.id);
    const { family } = latest;
    if (family?.version !== version || (family?.after ?? '') >= further) return;
    await incidents.save(toldUpTo(latest, further, by, now), { depth: heard.depth });
  });
}

/**
 * A family changed: somebody joined or left it, its parent went on, or two became one. Whatever is heard first, and however
 * often, each child has followed its parent's last change in the end, once.
 */
export const handler = reaction(async (heard, now) => {
  const incident = await incidents.find(heard.id);
  if (!incident) return;
  const told = { now, depth: heard.next };
  for (const parent of named(heard, 'parent')) await recount(parent, told);
  for (const other of named(heard, 'mergedInto')) await settle(incident, other, told);
  if (incident.parent !== undefined) await followOne(incident.id, told);
  const latest = await incidents.get(incident.id);
  if (latest.children) await tellChildren(latest, heard, now);
});
