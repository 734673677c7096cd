import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, tableOf } from '../runtime/dynamo.ts';
import { claimWrite } from '../runtime/rows.ts';
import { leaseSeconds } from './lane.ts';

/**
 * Takes the right to make one attempt. An event that comes twice at the same time would otherwise send twice; after a crash
 * the lease runs out and the retry makes the attempt.
 *
 * @throws {Refusal} `claim-taken` while another one makes this attempt
 */
export async function leaseAttempt(id: string, attempt: number, now: string): Promise<void> {
  const at = Math.floor(Date.parse(now) / 1000);
  const lease = { pk: `notification#${id}`, sk: `lease#${attempt}`, expiresAt: at + leaseSeconds };
  try {
    const write = claimWrite(tableOf('notification'), lease, at);
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [write] }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('claim-taken', `Somebody else is sending ${id} at this moment.`);
  }
}
