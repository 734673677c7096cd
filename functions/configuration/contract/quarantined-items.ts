import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { JudgeItem, QuarantinedItem } from '../quarantined-item.ts';
import { quarantinedItemRights as rights } from '../rights.ts';

const answer = QuarantinedItem.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'QuarantinedItemView' });
const one = '/v1/quarantined-items/{id}';
const judged = { method: 'POST', rights, ask: JudgeItem, answer } as const;

/** What AWS Config said and the desk could not take in. */
export const quarantinedItemContract = contract([
  {
    id: 'listQuarantinedItems',
    method: 'GET',
    path: '/v1/quarantined-items',
    summary: 'List items of AWS Config that could not be taken in, each with how it begins',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  {
    id: 'getQuarantinedItem',
    method: 'GET',
    path: one,
    summary: 'Read an item as it came',
    rights,
    answer,
  },
  { ...judged, id: 'releaseItem', path: `${one}/release`, summary: 'Take it in again', command: 'release' },
  { ...judged, id: 'discardItem', path: `${one}/discard`, summary: 'Leave it for good', command: 'discard' },
]);
