import { contract } from '../../kernel/contract.ts';
import { page } from '../../kernel/wire.ts';
import { BulkOutcome } from '../../record/bulk.ts';
import { Bulk } from '../bulk.ts';
import { incidentRights as rights } from '../rights.ts';
import { Similar, SimilarQuery } from '../similar.ts';
import { look, one } from './view.ts';

/** One command for many. */
export const bulkContract = contract([
  {
    id: 'bulkIncidents',
    method: 'POST',
    path: '/v1/incidents/bulk',
    summary: 'Give one command on up to a hundred incidents, or see what would be refused',
    command: 'bulk',
    rights,
    ask: Bulk,
    answer: BulkOutcome,
  },
]);

/** Has this happened before? */
export const similarContract = contract([
  {
    ...look,
    id: 'findSimilarIncidents',
    path: '/v1/incidents/similar',
    summary: 'Find incidents like the one that is about to be opened',
    query: SimilarQuery,
    answer: page(Similar),
  },
  {
    ...look,
    id: 'listSimilarIncidents',
    path: `${one}/similar`,
    summary: 'Find incidents like this one: possible duplicates, and what solved earlier ones',
    answer: page(Similar),
  },
]);
