import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddChild, SetParent } from '../family.ts';
import { Merge } from '../merging.ts';
import { command, IncidentRow, look, one } from './view.ts';

const Paging = z.strictObject(paging);

/** Incidents that belong together: a parent with its children, and what was merged. */
export const familyContract = contract([
  {
    ...look,
    id: 'listIncidentChildren',
    path: `${one}/children`,
    summary: 'List its children, oldest first',
    query: Paging,
    answer: page(IncidentRow),
  },
  {
    ...command,
    id: 'addIncidentChild',
    path: `${one}/children`,
    summary: 'Make another incident a child of this one; the child is answered',
    command: 'set-parent',
    ask: AddChild,
    status: 201,
  },
  {
    ...command,
    id: 'setIncidentParent',
    path: `${one}/set-parent`,
    summary: 'Make it a child of another incident, or let it stand for itself',
    command: 'set-parent',
    ask: SetParent,
  },
  {
    ...command,
    id: 'mergeIncident',
    path: `${one}/merge`,
    summary: 'It is the same as another one, which goes on in its place',
    command: 'merge',
    ask: Merge,
  },
  {
    ...command,
    id: 'unmergeIncident',
    path: `${one}/unmerge`,
    summary: 'They were not the same: it goes on where it stood',
    command: 'unmerge',
    ask: nothing,
  },
]);
