import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { AddMailAddress, ChangeMailAddress, MailAddress } from '../mail-address.ts';
import { mailAddressRights as rights } from '../rights.ts';

const answer = MailAddress.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'MailAddressView' });
const one = '/v1/mail-addresses/{id}';

/** What mail to each of the desk's addresses becomes. */
export const mailAddressesContract = contract([
  {
    id: 'listMailAddresses',
    method: 'GET',
    path: '/v1/mail-addresses',
    summary: 'Addresses of which is said what mail to them becomes',
    rights,
    query: z.strictObject(paging),
    answer: page(answer),
  },
  {
    id: 'addMailAddress',
    method: 'POST',
    path: '/v1/mail-addresses',
    summary: 'Say what mail to an address becomes',
    rights,
    command: 'create',
    ask: AddMailAddress,
    answer,
    status: 201,
  },
  { id: 'getMailAddress', method: 'GET', path: one, summary: 'One address', rights, answer },
  {
    id: 'changeMailAddress',
    method: 'PATCH',
    path: one,
    summary: 'Change what mail to an address becomes',
    rights,
    command: 'change',
    ask: ChangeMailAddress,
    answer,
  },
  {
    id: 'retireMailAddress',
    method: 'POST',
    path: `${one}/retire`,
    summary: 'Say nothing of an address any more',
    rights,
    command: 'retire',
    ask: nothing,
    answer,
  },
]);
