import * as z from 'zod';
import { mailAddress } from '../kernel/text.ts';
import { paging } from '../kernel/wire.ts';
import { bulkOf } from '../record/bulk.ts';
import { Mail } from './mail.ts';

export const mailId = z.string().regex(/^MAIL-\d{1,12}$/, 'is no mail such as MAIL-1001');

/** Mails of one state, of one sender, or of one ticket; those that wait, where nothing is said. */
export const MailQuery = z.strictObject({
  ...paging,
  state: Mail.shape.state.optional(),
  from: mailAddress.optional(),
  ticket: z.string().max(40).optional(),
});
export type MailQuery = z.infer<typeof MailQuery>;

/** One of the commands that can be given on many mails at once. */
export const BulkMails = bulkOf(['release', 'discard'], mailId);

/** A partition of an index that holds them. */
type Filed = {
  readonly practice: string;
  readonly index: 'open' | 'person' | 'subject';
  readonly partition: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly descending: boolean;
};
type Place = { readonly after?: string | undefined; readonly limit: number };

/** Where the mails of a query are filed; what waits comes first in, first out, everything else the newest first. */
export function placesOf(
  { state = 'quarantined', from, ticket }: MailQuery,
  partitions: readonly string[],
  place: Place,
): Filed[] {
  const scan = { practice: 'mail', ...place };
  if (ticket) return [{ ...scan, index: 'subject', partition: `mail#${ticket}`, descending: true }];
  if (from)
    return [{ ...scan, index: 'person', partition: `mail#from#${from.toLowerCase()}`, descending: true }];
  return partitions.map((partition) => ({
    ...scan,
    index: 'open' as const,
    partition,
    descending: state !== 'quarantined',
  }));
}
