import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { AddLink, Link, RemoveLink } from '../../record/link.ts';
import { Watch } from '../../record/watcher.ts';
import { command, look, one } from './view.ts';

const Paging = z.strictObject(paging);

/** What an incident has to do with other records, and who wants to hear of it. */
export const tieContract = contract([
  {
    ...look,
    id: 'listIncidentLinks',
    path: `${one}/links`,
    summary: 'List its links to other records',
    query: Paging,
    answer: page(Link),
  },
  {
    ...command,
    id: 'linkIncident',
    path: `${one}/links`,
    summary: 'Link it with another record',
    command: 'link',
    ask: AddLink,
    status: 201,
  },
  {
    ...command,
    id: 'unlinkIncident',
    path: `${one}/unlink`,
    summary: 'Take a link away',
    command: 'unlink',
    ask: RemoveLink,
  },
  {
    ...command,
    id: 'watchIncident',
    path: `${one}/watch`,
    summary: 'Hear of what happens to it, or let somebody else hear',
    command: 'watch',
    ask: Watch,
  },
  {
    ...command,
    id: 'unwatchIncident',
    path: `${one}/unwatch`,
    summary: 'Hear no more of it',
    command: 'unwatch',
    ask: Watch,
  },
]);
