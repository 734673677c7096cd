import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { type Ci, settled } from './ci.ts';
import { type ClassTree, rulesOf } from './ci-class.ts';
import { decideCi } from './ci-commands.ts';
import type { RowItem } from './import-mapping.ts';

const day = 24 * 60 * 60_000;
const same = (a: object, b: object) => {
  const sorted = (one: object) => JSON.stringify(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
};

/**
 * What a row makes of an item, as one source among others: what it says is kept as the word of `source`, and whether that holds
 * is for the class to say. What the row leaves out stays as the source said it before.
 *
 * @returns undefined when it says nothing new, and was heard within a day
 */
export function hearRow(
  before: Ci | undefined,
  item: RowItem,
  { id, source, tree }: { readonly id: string; readonly source: string; readonly tree: ClassTree },
  by: Actor,
  at: string,
): Decision<Ci> | undefined {
  // Somebody may have put it into a class of their own; a narrower one is a better word for the same thing.
  const narrower = before && item.rules.lineage.includes(before.class);
  const kindOf = !before || narrower ? item.class : before.class;
  const earlier = before?.said[source]?.values ?? {};
  const values = { ...earlier, ...item.values };
  const fresh = before && Date.parse(at) - Date.parse(before.seenAt) < day;
  const known = Object.entries(item.identity).every(([field, value]) => before?.[field as 'arn'] === value);
  if (before && fresh && known && kindOf === before.class && same(earlier, values)) return undefined;
  const draft = {
    ...item.identity,
    ...before,
    ...{ id, kind: 'ci' as const, class: kindOf, state: before?.state ?? 'in-use' },
    said: { ...before?.said, [source]: { at, values } },
    seenAt: at,
    latest: { source, at },
  };
  const next = settled(draft, rulesOf(tree, kindOf), at);
  const decision = decideCi(before, next, { type: 'ci.confirmed', by: by.id, at });
  const { latest: _, ...visible } = decision.event.changed;
  const type = !before ? 'ci.added' : Object.keys(visible).length ? 'ci.changed' : 'ci.confirmed';
  return { ...decision, event: { ...decision.event, type, facts: { source } } };
}

/** What came of a row: `changed` is what people would see a difference in. */
export const outcomeOf = (decision: Decision<Ci> | undefined): 'created' | 'changed' | 'unchanged' =>
  decision?.event.type === 'ci.added'
    ? 'created'
    : decision?.event.type === 'ci.changed'
      ? 'changed'
      : 'unchanged';
