import { api } from '../runtime/api.ts';
import { mailContract } from './contract.ts';
import { serveMailAddresses } from './serve-mail-addresses.ts';
import { serveMails } from './serve-mails.ts';

export const handler = api('mail', mailContract, { ...serveMails, ...serveMailAddresses });
