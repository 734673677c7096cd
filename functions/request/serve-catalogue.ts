import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { may, veil } from '../kernel/rights.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { matchingPage } from '../runtime/matching.ts';
import { answered, answersShown } from './answers.ts';
import {
  type CatalogueItem,
  create,
  itemSteps,
  type LiveItem,
  publish,
  retire,
  write,
} from './catalogue-item.ts';
import type { catalogueContract } from './contract/catalogue.ts';
import { isEntitled } from './entitlement.ts';
import { knownAnswers, knownContent } from './known.ts';
import { titleFor } from './opening.ts';
import { catalogueRights } from './rights.ts';
import { shownFields } from './shown-fields.ts';
import { catalogueItems } from './stored.ts';

type Who = Pick<Call<Operation>, 'actor'>;

const writes = ({ actor }: Who) => may(catalogueRights, actor, 'change');
const tries = ({ actor }: Who) => may(catalogueRights, actor, 'try');

/** What can be done to an item, for those who write the catalogue. */
const outlook = (call: Who) => (item: CatalogueItem) => (writes(call) ? { steps: itemSteps(item) } : {});

const maySee = (item: CatalogueItem, call: Who): boolean =>
  tries(call) || (item.live !== undefined && isEntitled(item.live.content, call.actor));

async function visible(call: Pick<Call<Operation>, 'id' | 'actor'>): Promise<CatalogueItem> {
  const item = await catalogueItems.find(call.id);
  if (item && maySee(item, call)) return item;
  throw new Refusal('not-found', `There is no ${call.id.slice(0, 40)} in the catalogue.`);
}

async function step(call: Call<Operation>, decide: (before: CatalogueItem) => Decision<CatalogueItem>) {
  const decision = decide(await catalogueItems.get(call.id));
  await knownContent(decision.after.draft);
  return commit(call, catalogueItems, decision, outlook(call));
}

/** What people can order, and report by a form. */
export const serveCatalogue: Handlers<typeof catalogueContract> = {
  listCatalogueItems: async (call) => {
    const { limit, category, all } = call.query;
    const everything = all && tries(call);
    const { items, after } = await matchingPage(catalogueItems, {
      scansAt: (place) =>
        queuePartitions('catalogue-item', 'all').map((partition) => ({
          ...{ practice: 'request', index: 'open' as const, partition, ...place },
        })),
      fits: (item) =>
        (everything || (item.live !== undefined && isEntitled(item.live.content, call.actor))) &&
        (!category || (item.live?.content ?? item.draft).category === category),
      limit,
      after: await placeOf(call),
    });
    const shown = items.map((item) =>
      veil(catalogueRights, call.actor, { ...publicly(item), ...outlook(call)(item) }),
    );
    return pageOf(call, shown, after);
  },
  createCatalogueItem: async (call) => {
    const decision = create(call.ask, call.actor, call.at);
    await knownContent(decision.after.draft);
    return commit(call, catalogueItems, decision, outlook(call));
  },
  getCatalogueItem: async (call) => {
    const item = await visible(call);
    return show(call, item, outlook(call)(item));
  },
  writeCatalogueItem: (call) => step(call, (before) => write(before, call.ask, call.actor, call.at)),
  publishCatalogueItem: (call) => step(call, (before) => publish(before, call.actor, call.at)),
  retireCatalogueItem: async (call) =>
    commit(
      call,
      catalogueItems,
      retire(await catalogueItems.get(call.id), call.actor, call.at),
      outlook(call),
    ),
  tryCatalogueItem: async (call) => {
    const item = await visible(call);
    const content = (call.ask.live && item.live?.content) || item.draft;
    const { answers, faults } = answered(content.fields, call.ask.answers);
    const tried = { ...item, live: { edition: 0, content, publishedAt: call.at } } satisfies LiveItem;
    const looked = await knownAnswers(content.fields, answers);
    return {
      status: 200,
      body: {
        title: titleFor({ item: tried, answers, names: looked.names }),
        asked: shownFields(content.fields, call.ask.answers).map(({ name }) => name),
        answers: answersShown(content.fields, answers, looked.names),
        faults: [...faults, ...looked.faults],
      },
    };
  },
  readCatalogueItemTimeline: async (call) => {
    const { id } = await visible(call);
    const place = await placeOf(call);
    const { rows, after } = await eventRows('request', `catalogue-item#${id}`, call.query.limit, place);
    // What it says stands on the item itself.
    const entries = rows.map(toEntry).map(({ changed, ...entry }) => ({
      ...entry,
      changed: Object.fromEntries(
        Object.entries(changed).map(([name, change]) => [
          name,
          name === 'draft' || name === 'live' ? {} : change,
        ]),
      ),
    }));
    const seen = writes(call) ? entries : entries.filter(({ type }) => type !== 'catalogue-item.written');
    return pageOf(call, await named(seen), after);
  },
};
