import * as z from 'zod';
import type { Rights } from '../kernel/rights.ts';
import { page, paging } from '../kernel/wire.ts';
import { AddLink, Link, RemoveLink } from './link.ts';
import { Watch } from './watcher.ts';

/**
 * What the API offers for what a record has to do with others: list, link and unlink. Spread it into the practice's contract.
 *
 * @param noun e.g. `Incident`
 * @param one path of a record, e.g. `/v1/incidents/{id}`
 * @param answer what a command answers: the record
 */
export const linkOperations = <const N extends string, A extends z.ZodType>(
  noun: N,
  one: string,
  rights: Rights,
  answer: A,
) =>
  [
    {
      method: 'GET',
      rights,
      id: `list${noun}Links` as `list${N}Links`,
      path: `${one}/links`,
      summary: 'List its links to other records',
      query: z.strictObject(paging),
      answer: page(Link),
    },
    {
      method: 'POST',
      rights,
      answer,
      id: `link${noun}` as `link${N}`,
      path: `${one}/links`,
      summary: 'Link it with another record',
      command: 'link',
      ask: AddLink,
      status: 201,
    },
    {
      method: 'POST',
      rights,
      answer,
      id: `unlink${noun}` as `unlink${N}`,
      path: `${one}/unlink`,
      summary: 'Take a link away',
      command: 'unlink',
      ask: RemoveLink,
    },
  ] as const;

/** What the API offers for who wants to hear of a record; as with `linkOperations`. */
export const watchOperations = <const N extends string, A extends z.ZodType>(
  noun: N,
  one: string,
  rights: Rights,
  answer: A,
) =>
  [
    {
      method: 'POST',
      rights,
      answer,
      id: `watch${noun}` as `watch${N}`,
      path: `${one}/watch`,
      summary: 'Hear of what happens to it, or let somebody else hear',
      command: 'watch',
      ask: Watch,
    },
    {
      method: 'POST',
      rights,
      answer,
      id: `unwatch${noun}` as `unwatch${N}`,
      path: `${one}/unwatch`,
      summary: 'Hear no more of it',
      command: 'unwatch',
      ask: Watch,
    },
  ] as const;
