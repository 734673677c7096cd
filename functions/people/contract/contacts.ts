import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { AddContact } from '../contact.ts';
import { Person } from '../person.ts';
import { contactRights as rights } from '../rights.ts';

const answer = Person.omit({ chain: true }).meta({ id: 'PersonWithContacts' });
const one = '/v1/people/{id}/contacts/{contact}';

/** How people are reached: what they add for themselves is used once its code was typed in. */
export const contactContract = contract([
  {
    id: 'addContact',
    method: 'POST',
    path: '/v1/people/{id}/contacts',
    summary: 'Add a way to be reached, to which a code is sent',
    rights,
    command: 'add',
    ask: AddContact,
    answer,
    status: 201,
  },
  {
    id: 'sendContactCode',
    method: 'POST',
    path: `${one}/send-code`,
    summary: 'Send another code to a contact that is not confirmed',
    rights,
    command: 'send-code',
    ask: nothing,
    answer,
  },
  {
    id: 'verifyContact',
    method: 'POST',
    path: `${one}/verify`,
    summary: 'Confirm a contact by the code that was sent to it',
    rights,
    command: 'verify',
    ask: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'has six digits') }),
    answer,
  },
  {
    id: 'removeContact',
    method: 'POST',
    path: `${one}/remove`,
    summary: 'Take a way to be reached away',
    rights,
    command: 'remove',
    ask: nothing,
    answer,
  },
]);
