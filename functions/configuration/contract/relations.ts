import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddRelation, ChangeRelation, Relation } from '../relation.ts';
import { relationRights as rights } from '../rights.ts';

const answer = Relation.omit({ chain: true }).meta({ id: 'RelationView' });
const end = z.object({
  id: z.string(),
  title: z.string().optional(),
  state: z.string().optional(),
  class: z.string().optional(),
});
/** A relation as one of its items sees it; the other item has no title while nobody has described it. */
const Neighbour = answer.extend({ other: end }).meta({ id: 'Neighbour' });
const one = '/v1/relations/{id}';

/** Relations between configuration items. */
export const relationContract = contract([
  {
    id: 'listCiRelations',
    method: 'GET',
    path: '/v1/cis/{id}/relations',
    summary: 'What an item relates to, or what relates to it',
    rights,
    query: z.strictObject({ ...paging, direction: z.enum(['from', 'to']).default('from') }),
    answer: page(Neighbour),
  },
  { id: 'getRelation', method: 'GET', path: one, summary: 'One relation', rights, answer },
  {
    id: 'addRelation',
    method: 'POST',
    path: '/v1/relations',
    summary: 'Relate two items',
    rights,
    command: 'create',
    ask: AddRelation,
    answer,
    status: 201,
  },
  {
    id: 'changeRelation',
    method: 'PATCH',
    path: one,
    summary: 'Say how a relation is redundant',
    rights,
    command: 'change',
    ask: ChangeRelation,
    answer,
  },
  {
    id: 'removeRelation',
    method: 'POST',
    path: `${one}/remove`,
    summary: 'Take away a relation that people have made',
    rights,
    command: 'remove',
    ask: nothing,
    answer,
  },
]);
