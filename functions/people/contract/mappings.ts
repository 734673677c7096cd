import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddGroupMapping, ChangeGroupMapping, GroupMapping } from '../group-mapping.ts';
import { mappingRights as rights, rightsChangeRights } from '../rights.ts';
import { RightsChangeQuery, RightsChanges } from '../rights-change.ts';

const View = GroupMapping.omit({ chain: true }).meta({ id: 'GroupMapping' });
const noun = '/v1/group-mappings';
const one = `${noun}/{id}` as const;

/** Which group of the identity provider gives what, and every change of rights, whatever made it. */
export const mappingContract = contract([
  {
    id: 'listGroupMappings',
    method: 'GET',
    path: noun,
    summary: 'What the groups of the identity provider give',
    rights,
    query: z.strictObject(paging),
    answer: page(View),
  },
  {
    id: 'addGroupMapping',
    method: 'POST',
    path: noun,
    summary: 'Map a group to roles and teams',
    rights,
    command: 'create',
    ask: AddGroupMapping,
    answer: View,
    status: 201,
  },
  {
    id: 'getGroupMapping',
    method: 'GET',
    path: one,
    summary: 'One group mapping',
    rights,
    answer: View,
  },
  {
    id: 'changeGroupMapping',
    method: 'PATCH',
    path: one,
    summary: 'Give a group other roles or teams',
    rights,
    command: 'change',
    ask: ChangeGroupMapping,
    answer: View,
  },
  {
    id: 'removeGroupMapping',
    method: 'POST',
    path: `${one}/remove`,
    summary: 'Take a mapping away',
    rights,
    command: 'remove',
    ask: nothing,
    answer: View,
  },
  {
    id: 'listRightsChanges',
    method: 'GET',
    path: '/v1/rights-changes',
    summary: 'Who gave whom which role or team, newest first',
    rights: rightsChangeRights,
    query: RightsChangeQuery,
    answer: RightsChanges,
  },
]);
