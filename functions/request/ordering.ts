import { defaultService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { demandNone, type FieldError, invalid, Refusal } from '../kernel/refusal.ts';
import { findPerson } from '../people/read.ts';
import { answered } from './answers.ts';
import type { CatalogueItem, LiveItem } from './catalogue-item.ts';
import { demandMayOrderFor, isEntitled } from './entitlement.ts';
import type { Answers } from './form-field.ts';
import { known, knownAnswers } from './known.ts';
import type { Order, Ordered } from './opening.ts';
import type { OrderItem } from './order.ts';
import { catalogueItems } from './stored.ts';

const isLive = (item: CatalogueItem | undefined): item is LiveItem => item?.live !== undefined;

/** An item that is offered to somebody; what is not is as absent as what is not there. @throws {Refusal} `validation` */
async function offered(id: string, by: Actor, pointer: string): Promise<LiveItem> {
  const item = await catalogueItems.find(id);
  if (isLive(item) && isEntitled(item.live.content, by)) return item;
  throw invalid(pointer, `there is no ${id} in the catalogue`);
}

async function checked(
  item: LiveItem,
  given: Answers,
  at: string,
): Promise<Ordered & { faults: FieldError[] }> {
  const { fields } = item.live.content;
  const { answers, faults } = answered(fields, given, at);
  const looked = await knownAnswers(fields, answers, at);
  return { item, answers, names: looked.names, faults: [...faults, ...looked.faults] };
}

/** What a bundle has in it, without what is not wanted. What is not offered any more is not in it either. */
async function partsOf({ live }: LiveItem, { parts: given = {}, without = [] }: OrderItem) {
  const { items = [] } = live.content;
  const wanted = items.filter((id) => !without.includes(id));
  const found = (await catalogueItems.all(wanted)).filter(isLive);
  const odd = [...Object.keys(given), ...without].find((id) => !items.includes(id));
  if (odd) throw invalid('/parts', `${odd} is not in this bundle`);
  if (items.length && !found.length) throw invalid('/without', 'leaves nothing of the bundle');
  return Promise.all(found.map((item) => checked(item, given[item.id] ?? {}, `/parts/${item.id}`)));
}

async function receiver(id: string | undefined, item: LiveItem, by: Actor): Promise<string | undefined> {
  if (id === undefined || id === by.id) return undefined;
  await known({ for: id });
  const person = await findPerson(id);
  if (person) demandMayOrderFor(item.live.content, by, person);
  return id;
}

/**
 * What somebody orders, checked against the forms of what they order.
 *
 * @throws {Refusal} `validation` naming every answer that is wrong or missing, `forbidden` for whom they may not order
 */
export async function orderOf(ask: OrderItem, by: Actor): Promise<Order> {
  const item = await offered(ask.item, by, '/item');
  const { content } = item.live;
  if (content.target.practice === 'incident')
    throw new Refusal('validation', 'This form reports an incident: send it to /v1/incidents.', {
      errors: [{ pointer: '/item', detail: 'reports an incident' }],
    });
  const person = await receiver(ask.for, item, by);
  const [main, parts] = await Promise.all([checked(item, ask.answers, '/answers'), partsOf(item, ask)]);
  demandNone([...main.faults, ...parts.flatMap(({ faults }) => faults)]);
  return {
    main,
    parts,
    requester: by.id,
    for: person,
    note: ask.note,
    team: content.target.team ?? (await defaultService()).team,
  };
}
