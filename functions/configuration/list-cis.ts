import type * as z from 'zod';
import { queuePartitions } from '../record/index-keys.ts';
import { type IndexQuery, queryPage, type Row } from '../runtime/listing.ts';
import type { Ci } from './ci.ts';
import type { CiState } from './ci-lifecycle.ts';
import type { CiQuery } from './contract/cis.ts';
import { ciByArn } from './find-cis.ts';
import { cis } from './keep.ts';

type Query = z.output<typeof CiQuery>;
type Page = { items: Ci[]; after?: string };

const practice = 'configuration';
const live: readonly CiState[] = ['planned', 'in-use', 'maintenance'];
const idOf = (row: Row) => String(row.id ?? String(row.pk).slice('ci#'.length));

/** The narrowest place that the query names, in the order of titles. */
function placesOf(query: Query, limit: number, after?: string): IndexQuery[] {
  const { service, owner, state } = query;
  const place = { practice, limit, after };
  if (service) return [{ ...place, index: 'subject', partition: `ci#service:${service}` }];
  if (owner) return [{ ...place, index: 'person', partition: `ci#owner:${owner.toLowerCase()}` }];
  const states = state ? [state] : live;
  return states
    .map((one) => (query.class ? `${query.class}~${one}` : one))
    .flatMap((team) => queuePartitions('ci', team))
    .map((partition) => ({ ...place, index: 'open' as const, partition }));
}

const fits = (query: Query) => (ci: Ci) =>
  (query.state ? ci.state === query.state : ci.state !== 'retired') &&
  (!query.class || ci.class === query.class) &&
  (!query.service || ci.service === query.service) &&
  (!query.owner || ci.owner?.toLowerCase() === query.owner.toLowerCase());

/** A page of items as they are now. What the place does not say is asked of the records, page by page. */
export async function listCis(query: Query, after?: string): Promise<Page> {
  if (query.arn) {
    const found = await ciByArn(query.arn);
    return { items: found ? [found] : [] };
  }
  const items: Ci[] = [];
  let place = after;
  for (;;) {
    const places = placesOf(query, query.limit - items.length, place);
    const page = await queryPage(places, query.limit - items.length);
    items.push(...(await cis.all(page.rows.map(idOf))).filter(fits(query)));
    if (!page.after) return { items };
    if (items.length === query.limit) return { items, after: page.after };
    place = page.after;
  }
}
