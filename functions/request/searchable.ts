import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { excerpt, type Searchable, type Seen } from '../record/searchable.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { isEntitled } from './entitlement.ts';
import { requestRights } from './rights.ts';
import { participants, type ServiceRequest } from './service-request.ts';

const most = 2_000;

const textOf = ({ description, resolution }: ServiceRequest): string =>
  [excerpt(description, most), excerpt(resolution, most)].filter(Boolean).join('\n\n');

/** A request as the search knows it: what was ordered, and what came of it. */
export const searchableRequest = (request: ServiceRequest): Searchable => {
  const { id, kind, version, title, item, service } = request;
  return {
    ...{ id, kind, version, title },
    text: textOf(request),
    words: [item, ...(service ? [service] : [])],
    readers: ['agents', ...participants(request).map((person) => `person:${person}`)],
  };
};

/** What somebody who found a request is shown of it: nothing when it is neither theirs nor their work. */
export const seenRequest = (request: ServiceRequest, actor: Actor): Seen | undefined =>
  reach(requestRights, actor) === 'all' || participants(request).includes(actor.id)
    ? { title: request.title, text: textOf(request), state: request.state }
    : undefined;

/** An item of the catalogue as the search knows it: what is offered. Who is entitled to it is asked of the item. */
export const searchableItem = ({ id, kind, version, live }: CatalogueItem): Searchable | undefined => {
  if (!live) return undefined;
  const { name, summary, description, category } = live.content;
  return {
    ...{ id, kind, version, title: name },
    text: [summary, excerpt(description, most)].filter(Boolean).join('\n\n'),
    words: category ? [category] : [],
    readers: ['signed-in'],
  };
};

/** What somebody who found an item is shown of it; nothing of one that they are not offered. */
export function seenItem({ live }: CatalogueItem, actor: Actor): Seen | undefined {
  if (!live || !isEntitled(live.content, actor)) return undefined;
  const { name, summary, description } = live.content;
  const text = [summary, excerpt(description, most)].filter(Boolean).join('\n\n');
  return { title: name, text, state: 'published' };
}
