import type * as z from 'zod';
import { queuePartitions } from '../record/index-keys.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import type { OutageQuery } from './contract/outages.ts';
import { partitionOf } from './entry.ts';
import type { Outage } from './outage.ts';
import { stored } from './stored.ts';

type Query = z.output<typeof OutageQuery>;
type Scans = Matching<Outage>['scansAt'];

const practice = 'availability';

const under =
  (partition: string): Scans =>
  (place) => [{ practice, index: 'subject', partition, descending: true, ...place }];

function scansOf({ service, offering, ci, running }: Query): Scans {
  if (service) return under(partitionOf('service', service));
  if (offering) return under(partitionOf('offering', offering));
  if (ci) return under(partitionOf('ci', ci));
  if (!running) return under('outage#all');
  return (place) =>
    queuePartitions('outage', 'all').map((partition) => ({
      practice,
      index: 'open' as const,
      partition,
      ...place,
    }));
}

const fitting =
  ({ running, type, state }: Query) =>
  (outage: Outage): boolean =>
    (!running || outage.state === 'open' || outage.state === 'planned') &&
    (!type || outage.type === type) &&
    (!state || outage.state === state);

/** The list that the query asks for, the latest first; those that go on, the oldest first. */
export const listOutages = (query: Query, after?: string) =>
  matchingPage(stored, { scansAt: scansOf(query), fits: fitting(query), limit: query.limit, after });
