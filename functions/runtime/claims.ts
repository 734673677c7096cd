import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Claim } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dynamo, tableOf } from './dynamo.ts';
import { claimWrite } from './rows.ts';

/**
 * Takes a claim without a record: for what was done in several transactions, and is to be remembered as a whole.
 *
 * @throws {Refusal} `claim-taken` when it is not free
 */
export async function take(practice: string, claim: Claim, nowSeconds: number): Promise<void> {
  const write = claimWrite(tableOf(practice), claim, nowSeconds);
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [write] }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new Refusal('claim-taken', 'It has been done already.', { claim: { pk: claim.pk, sk: claim.sk } });
  }
}
