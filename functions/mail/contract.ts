import { contract } from '../kernel/contract.ts';
import { mailAddressesContract } from './contract/mail-addresses.ts';
import { mailsContract } from './contract/mails.ts';

/** Mail over HTTP. */
export const mailContract = contract([...mailsContract, ...mailAddressesContract]);
