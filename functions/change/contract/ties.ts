import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Say } from '../../record/comment.ts';
import { AddLink, Link, RemoveLink } from '../../record/link.ts';
import { Watch } from '../../record/watcher.ts';
import { command, look, one } from './view.ts';

/** What is said about a change, what it has to do with other records, and who wants to hear of it. */
export const tieContract = contract([
  {
    ...command,
    id: 'commentChange',
    path: `${one}/comments`,
    summary: 'Add a comment that its requester reads too',
    command: 'comment',
    ask: Say,
    status: 201,
  },
  {
    ...command,
    id: 'noteChange',
    path: `${one}/notes`,
    summary: 'Add an internal note',
    command: 'note',
    ask: Say,
    status: 201,
  },
  {
    ...look,
    id: 'listChangeLinks',
    path: `${one}/links`,
    summary: 'List its links to other records',
    query: z.strictObject(paging),
    answer: page(Link),
  },
  {
    ...command,
    id: 'linkChange',
    path: `${one}/links`,
    summary: 'Link it with another record',
    command: 'link',
    ask: AddLink,
    status: 201,
  },
  {
    ...command,
    id: 'unlinkChange',
    path: `${one}/unlink`,
    summary: 'Take a link away',
    command: 'unlink',
    ask: RemoveLink,
  },
  {
    ...command,
    id: 'watchChange',
    path: `${one}/watch`,
    summary: 'Hear of what happens to it, or let somebody else hear',
    command: 'watch',
    ask: Watch,
  },
  {
    ...command,
    id: 'unwatchChange',
    path: `${one}/unwatch`,
    summary: 'Hear no more of it',
    command: 'unwatch',
    ask: Watch,
  },
]);
