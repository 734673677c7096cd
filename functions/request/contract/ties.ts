import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { AddLink, Link, RemoveLink } from '../../record/link.ts';
import { command, look, one } from './view.ts';

/** What a request has to do with other records. */
export const tieContract = contract([
  {
    ...look,
    id: 'listRequestLinks',
    path: `${one}/links`,
    summary: 'List its links to other records',
    query: z.strictObject(paging),
    answer: page(Link),
  },
  {
    ...command,
    id: 'linkRequest',
    path: `${one}/links`,
    summary: 'Link it with another record',
    command: 'link',
    ask: AddLink,
    status: 201,
  },
  {
    ...command,
    id: 'unlinkRequest',
    path: `${one}/unlink`,
    summary: 'Take a link away',
    command: 'unlink',
    ask: RemoveLink,
  },
]);
