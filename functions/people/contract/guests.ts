import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { line, slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Person } from '../person.ts';
import { nameRights, personRights } from '../rights.ts';

/** What somebody is called, and nothing else of them. */
const PersonName = z.object({ id: z.string(), title: z.string() }).meta({ id: 'PersonName' });

export const NameQuery = z
  .strictObject({
    ...paging,
    /** Words of the name, in any order. */
    q: line(60).optional(),
    /** The name of one of them. */
    id: slug.optional(),
    /** Only who is in a team of mine. */
    mine: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  })
  .refine(({ q, id }) => q === undefined || id === undefined, 'ask by one of q, id');

/** Those who may be named by everybody, and those who only ever wrote. */
export const guestContract = contract([
  {
    id: 'findNames',
    method: 'GET',
    path: '/v1/people/names',
    summary: 'Names of those who are here, to choose from: what else there is of them stays out of it',
    rights: nameRights,
    query: NameQuery,
    answer: page(PersonName),
  },
  {
    id: 'inviteGuest',
    method: 'POST',
    path: '/v1/people/{id}/invite',
    summary: 'Give somebody an account who only ever wrote: they are invited by mail',
    rights: personRights,
    command: 'invite',
    ask: nothing,
    answer: Person.omit({ chain: true }).partial({ contacts: true, codes: true }).meta({ id: 'Person' }),
  },
]);
