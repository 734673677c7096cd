import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ErasedRecord } from './erased-record.ts';

const s3 = /* @__PURE__ */ new S3Client({ maxAttempts: 3 });
const buckets = { attachments: () => process.env.ATTACHMENTS, mails: () => process.env.RECEIVED_MAIL };

/** Deletes the bytes of a file. Deleted twice, it is gone as well; without a bucket of mails there were none. */
export async function eraseFile({ from, key }: ErasedRecord['files'][number]): Promise<void> {
  const Bucket = buckets[from]();
  if (Bucket) await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
}
