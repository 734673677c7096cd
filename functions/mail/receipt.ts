import * as z from 'zod';
import { Verdict, type Verdicts } from './verdicts.ts';

const Status = z.object({ status: Verdict }).default({ status: 'GRAY' });

/** What SES tells of a mail that its S3 action stored; what else stands in it is for nobody to trust. */
const Notification = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    messageId: z.string().min(1).max(200),
    source: z.string().max(1_000).default(''),
    destination: z.array(z.string()).default([]),
  }),
  receipt: z.object({
    recipients: z.array(z.string().max(1_000)).min(1),
    spamVerdict: Status,
    virusVerdict: Status,
    spfVerdict: Status,
    dkimVerdict: Status,
    dmarcVerdict: Status,
    action: z.object({ type: z.literal('S3'), objectKey: z.string().min(1) }),
  }),
});

/** A mail of which nobody told us, found where SES stores them: nothing is known of its sender. */
const Found = z.object({ found: z.object({ key: z.string().min(1), at: z.iso.datetime({ offset: true }) }) });

/** What is known of a mail from those who received it, and not from itself. */
export type Receipt = {
  /** SES's own id of it. */
  readonly id: string;
  readonly at: string;
  /** The envelope's sender; empty for what answers to nobody. */
  readonly source: string | undefined;
  /** Our addresses that it was sent to. */
  readonly recipients: readonly string[];
  readonly verdicts: Verdicts;
  readonly key: string;
};

const unknown: Verdicts = { spam: 'GRAY', virus: 'GRAY', spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' };

/**
 * Reads a message of the queue of received mail.
 *
 * @throws {ZodError} when it is no receipt, which a dead letter keeps
 */
export function readReceipt(body: string): Receipt {
  const said: unknown = JSON.parse(body);
  const lost = Found.safeParse(said).data?.found;
  if (lost) {
    const { key, at } = lost;
    return { id: idOf(key), at, source: undefined, recipients: [], verdicts: unknown, key };
  }
  const { mail, receipt } = Notification.parse(said);
  const { spamVerdict, virusVerdict, spfVerdict, dkimVerdict, dmarcVerdict } = receipt;
  return {
    id: mail.messageId,
    at: mail.timestamp,
    source: mail.source.replace(/^<|>$/g, ''),
    recipients: receipt.recipients,
    key: receipt.action.objectKey,
    verdicts: {
      spam: spamVerdict.status,
      virus: virusVerdict.status,
      spf: spfVerdict.status,
      dkim: dkimVerdict.status,
      dmarc: dmarcVerdict.status,
    },
  };
}

/** SES names the object by the id that it gave the mail. */
export const idOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The row that says that a mail was taken in, by SES's id of it. */
export const receivedKey = (id: string): string => `received#${id}`;
