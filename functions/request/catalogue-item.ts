import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { demandNone } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { ItemContent, itemFields } from './item-content.ts';
import { contentFaults } from './item-faults.ts';

/** What people can order or report by a form: what is being written, and what is in use. */
export const CatalogueItem = z
  .object({
    ...recordFields,
    kind: z.literal('catalogue-item'),
    state: z.enum(['draft', 'published', 'retired']),
    draft: ItemContent,
    /** What is offered, until another edition is published or it is retired. */
    live: z.object({ edition: z.int(), content: ItemContent, publishedAt: instant }).optional(),
    editions: z.int().nonnegative(),
  })
  .meta({ id: 'CatalogueItemRecord' });
export type CatalogueItem = z.infer<typeof CatalogueItem>;
export type LiveItem = CatalogueItem & { readonly live: NonNullable<CatalogueItem['live']> };

/** What is published stays in use while its next edition is written. */
export const itemLifecycle = {
  draft: { write: 'draft', publish: 'published', retire: 'retired' },
  published: { write: 'published', publish: 'published', retire: 'retired' },
  retired: { write: 'draft' },
} as const satisfies Lifecycle<CatalogueItem['state']>;

// Without what holds by default: what is not said of an item that is there stays as it is.
const written = z.strictObject(itemFields).partial();

export const CreateItem = written.extend({ id: slug.optional(), name: itemFields.name });
export const WriteItem = written.refine((ask) => Object.keys(ask).length > 0, 'name at least one field');

const deed = (type: string, by: Actor, at: string) => ({
  type: `catalogue-item.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'draft', 'live'],
});

/** @throws {Refusal} `validation`, naming each place that is wrong */
function demandSound(content: ItemContent, isLive = false): void {
  demandNone(contentFaults(content, isLive));
}

/** Begins an item of the catalogue as a draft that nobody is offered. */
export function create(
  { id, ...said }: z.infer<typeof CreateItem>,
  by: Actor,
  at: string,
): Decision<CatalogueItem> {
  const draft = ItemContent.parse(said);
  demandSound(draft);
  const next = {
    id: chosenId(id, draft.name),
    kind: 'catalogue-item' as const,
    state: 'draft' as const,
    title: draft.name,
    draft,
    editions: 0,
  };
  return decide<CatalogueItem>(undefined, next, deed('created', by, at));
}

/** Writes on its next edition; a retired one comes back as a draft. */
export function write(
  before: CatalogueItem,
  ask: z.infer<typeof WriteItem>,
  by: Actor,
  at: string,
): Decision<CatalogueItem> {
  const state = follow(itemLifecycle, before.state, 'write');
  const draft = ItemContent.parse({ ...before.draft, ...ask });
  demandSound(draft);
  return decide<CatalogueItem>(
    before,
    { ...before, state, draft, title: draft.name },
    deed('written', by, at),
  );
}

/** From now on people are offered this edition. @throws {Refusal} `validation` for what cannot be offered so */
export function publish(before: CatalogueItem, by: Actor, at: string): Decision<CatalogueItem> {
  const state = follow(itemLifecycle, before.state, 'publish');
  demandSound(before.draft, true);
  const editions = before.editions + 1;
  const live = { edition: editions, content: before.draft, publishedAt: at };
  return decide<CatalogueItem>(before, { ...before, state, live, editions }, deed('published', by, at));
}

/** Nobody is offered it any more; what was ordered goes on. */
export function retire(before: CatalogueItem, by: Actor, at: string): Decision<CatalogueItem> {
  const state = follow(itemLifecycle, before.state, 'retire');
  const { live: _, ...rest } = before;
  return decide<CatalogueItem>(before, { ...rest, state }, deed('retired', by, at));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The steps that somebody can take now. What is offered as it is written has nothing to publish. */
export const itemSteps = (item: CatalogueItem): string[] =>
  Object.keys(itemLifecycle[item.state]).filter(
    (step) => step !== 'publish' || !same(item.draft, item.live?.content),
  );
