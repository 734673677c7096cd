import * as z from 'zod';
import type { OwnAddresses } from './automatic.ts';

const Own = z.object({ addresses: z.array(z.string()), domains: z.array(z.string()) });

/** What the desk receives at and sends from, as the template says it. */
export const ownAddresses = (): OwnAddresses =>
  Own.parse(JSON.parse(process.env.MAIL_OWN ?? '{"addresses":[],"domains":[]}'));
