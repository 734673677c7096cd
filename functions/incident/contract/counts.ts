import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { Counts } from '../../record/tally.ts';
import { look } from './view.ts';

export const CountsQuery = z.strictObject({
  /** Of one team alone. */
  team: slug.optional(),
  /** Each team's, beside all of them. */
  by: z.literal('team').optional(),
});

/** How many there are: kept as things happen, nothing is counted when it is asked for. */
const IncidentCounts = z
  .object({
    /** Of the team that was asked for, or of all teams: for those who may see them all. */
    all: Counts.optional(),
    teams: z.record(z.string(), Counts).optional(),
    /** With the caller; for a requester, what they asked for. */
    mine: Counts,
  })
  .meta({ id: 'IncidentCounts' });

/** The counts beside the lists. */
export const countsContract = contract([
  {
    ...look,
    id: 'countIncidents',
    path: '/v1/incidents/counts',
    summary: 'How many are open, on hold, unassigned, major, mine',
    query: CountsQuery,
    answer: IncidentCounts,
  },
]);
