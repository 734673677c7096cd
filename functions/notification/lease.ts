import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Claim } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, tableOf } from '../runtime/dynamo.ts';
import { claimWrite } from '../runtime/rows.ts';

// Longer than a function that sends may run, shorter than Lambda's first retry, a minute later.
const seconds = 45;

/**
 * Takes the right to make one attempt. An event that comes twice at the same time would otherwise send twice; after a crash
 * the lease runs out and the retry makes the attempt.
 *
 * @param also what has to be free, too: the contact's lane
 * @throws {Refusal} `claim-taken` while another one makes this attempt, or changed the lane
 */
export async function leaseAttempt(
  id: string,
  attempt: number,
  now: string,
  also: readonly Claim[] = [],
): Promise<void> {
  const at = Math.floor(Date.parse(now) / 1000);
  const lease = { pk: `notification#${id}`, sk: `lease#${attempt}`, expiresAt: at + seconds };
  try {
    const TransactItems = [lease, ...also].map((claim) => claimWrite(tableOf('notification'), claim, at));
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('claim-taken', `Somebody else is sending ${id} at this moment.`);
  }
}
