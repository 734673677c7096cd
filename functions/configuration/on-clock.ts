import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import type { Ci } from './ci.ts';
import { rulesOf } from './ci-class.ts';
import { recentTree } from './classes.ts';
import { edges } from './edges.ts';
import { holdersOf } from './find-cis.ts';
import { check } from './health.ts';
import { identityKeys } from './identity.ts';
import { cis } from './keep.ts';

const by = system('on-clock');

/** Whether an item relates to anything, and who else has one of its identities. */
async function around(ci: Ci, keys: readonly string[]) {
  const [from, to, holders] = await Promise.all([
    edges(ci.id, 'from', 1),
    edges(ci.id, 'to', 1),
    holdersOf(keys),
  ]);
  const others = new Set([...holders.values()].filter((id) => id !== ci.id));
  const there = (await cis.all([...others])).filter(({ state }) => state !== 'retired');
  return { related: from.items.length + to.items.length > 0, twins: there.map(({ id }) => id) };
}

/** The health of an item: looked at soon after it came, when it would be stale, and daily while something is wrong with it. */
export const handler = onClock({
  ci: {
    keep: cis,
    strikes: {
      health: async (ci: Ci, { due, now, depth }) => {
        const rules = rulesOf(await recentTree(), ci.class);
        const surroundings = await around(ci, identityKeys(rules, ci));
        await cis.save(check(ci, rules, surroundings, by, { at: due, now }), { depth });
      },
    },
  },
});
