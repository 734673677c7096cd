import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from '../runtime/log.ts';
import { readReceipt } from './receipt.ts';
import { setMailAside, takeMail } from './taking.ts';

/** The queue gives a message up after five tries: the one before that, the mail is kept where people see it. */
const lastTry = 4;
/** Milliseconds before the end at which no mail is begun any more. */
const lastCall = 10_000;

async function take({ body, attributes }: SQSRecord): Promise<void> {
  const now = new Date().toISOString();
  const receipt = readReceipt(body);
  try {
    await takeMail(receipt, now);
  } catch (error) {
    if (Number(attributes.ApproximateReceiveCount) < lastTry) throw error;
    await setMailAside(receipt, `we failed at it: ${(error as Error).message}`, now);
  }
}

/**
 * Takes in a batch of received mail, one after another: each may be large. Each succeeds or comes back on its own; what is no
 * receipt ends in the dead letters.
 */
export async function handler(
  { Records }: SQSEvent,
  { getRemainingTimeInMillis: left }: Context,
): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const record of Records) {
    try {
      if (left() < lastCall) throw new Error('There was no time left');
      await take(record);
    } catch (error) {
      log.error('A mail could not be taken in', { error: error as Error });
      failed.push(record.messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
