import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamo, readRow, tableOf, toItem } from '../runtime/dynamo.ts';
import { log } from '../runtime/log.ts';

const remembered = 400 * 24 * 3600;
const keyOf = (person: string, ticket: string) => ({
  pk: `counter#thread#${person}#${ticket}`,
  sk: 'thread',
});

/** What the first mail to somebody about a ticket was called, and the id that SES gave it. */
export type Kept = { readonly subject?: string | undefined; readonly first?: string | undefined };

/** The thread of one person about one ticket as it was begun; empty before the first mail. */
export async function readThread(person: string, ticket: string): Promise<Kept> {
  const { pk, sk } = keyOf(person, ticket);
  const row = await readRow('notification', pk, sk);
  return { ...(row && { subject: String(row.subject), first: String(row.first) }) };
}

/** Notes how a thread was begun. It does not throw: a mail that has gone out is not sent again for it. */
export async function beginThread(
  person: string,
  ticket: string,
  { subject, first }: Required<Kept>,
  now: number,
) {
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: tableOf('notification'),
        Key: toItem(keyOf(person, ticket)),
        UpdateExpression: 'SET subject = :subject, #first = :first, expiresAt = :gone',
        ExpressionAttributeNames: { '#first': 'first' },
        ExpressionAttributeValues: toItem({
          ':subject': subject,
          ':first': first,
          ':gone': now + remembered,
        }),
      }),
    );
  } catch (error) {
    log.warn('A thread of mails was not noted', { ticket, error: (error as Error).name });
  }
}
