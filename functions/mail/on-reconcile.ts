import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readRows } from '../runtime/dynamo.ts';
import { log } from '../runtime/log.ts';
import { idOf, receivedKey } from './receipt.ts';
import { keepReplyKeys } from './reply-keys.ts';

const s3 = new S3Client({ maxAttempts: 3 });
const sqs = new SQSClient({ maxAttempts: 3 });
const Prefix = 'received/';
/** What is younger may still be on its way; what is older was looked at before. */
const [youngest, oldest] = [30 * 60_000, 4 * 24 * 3600_000];

type Lying = { readonly Key?: string; readonly LastModified?: Date };

/** Those of the mails that lie there of which there is no record. */
async function lost(page: readonly Lying[], now: number): Promise<Lying[]> {
  const due = page.filter(({ LastModified, Key = '' }) => {
    const age = now - Number(LastModified);
    // SES leaves this where it tried whether it may write.
    return age > youngest && age < oldest && !Key.endsWith('AMAZON_SES_SETUP_NOTIFICATION');
  });
  const keys = due.map(({ Key = '' }) => ({ pk: receivedKey(idOf(Key)), sk: 'claim' }));
  const known = new Set((await readRows('mail', keys)).map(({ pk }) => pk));
  return due.filter(({ Key = '' }) => !known.has(receivedKey(idOf(Key))));
}

/**
 * A mail that lies where SES stores it, and of which nobody told us, is put onto the queue. What SES found out about its sender
 * is lost with what it told: it is taken in as one of an unknown sender.
 */
async function putBack(now: number): Promise<void> {
  let ContinuationToken: string | undefined;
  do {
    const Bucket = process.env.RECEIVED_MAIL;
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { Key: key, LastModified } of await lost(page.Contents ?? [], now)) {
      log.warn('Nobody told of a mail that was received', { key });
      const found = { key, at: LastModified?.toISOString() };
      const MessageBody = JSON.stringify({ found });
      await sqs.send(new SendMessageCommand({ QueueUrl: process.env.MAIL_QUEUE, MessageBody }));
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

/** Four times a day: mails of which nobody told us are taken in, and the key of a root that was rotated away is kept. */
export async function handler(): Promise<void> {
  const now = Date.now();
  // Neither waits for the other to succeed.
  await Promise.all([keepReplyKeys(Math.floor(now / 1000)), putBack(now)]);
}
