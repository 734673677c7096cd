import { contract } from '../../kernel/contract.ts';
import { AskPage } from '../paging.ts';
import { command, one } from './view.ts';

/** Whom people page for an incident. */
export const pagingContract = contract([
  {
    ...command,
    id: 'pageForIncident',
    path: `${one}/page`,
    summary: 'Page somebody for it now, beside its escalation',
    command: 'page',
    ask: AskPage,
  },
]);
