import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { contentDisposition } from '../record/attachment.ts';
import { presign } from '../runtime/presign.ts';

const s3 = /* @__PURE__ */ new S3Client({ maxAttempts: 3 });
const seconds = 5 * 60;
/** Below here nothing is kept for longer than an export is there (`infra/constructs/attachments.ts`). */
const keyOf = (id: string, name: string) => `personal-data/${id}/${name}`;

/** Puts a file of an export there; put again, it is the same file. @returns its size in bytes */
export async function putFile(id: string, name: string, text: string): Promise<number> {
  const Body = Buffer.from(text);
  const ContentType = 'application/json; charset=utf-8';
  await s3.send(
    new PutObjectCommand({ Bucket: process.env.ATTACHMENTS, Key: keyOf(id, name), Body, ContentType }),
  );
  return Body.length;
}

/** An address from which a file of an export can be had for five minutes. */
export function addressOf(id: string, name: string, at: string) {
  const query = {
    'response-content-disposition': contentDisposition(`${id}-${name}`),
    'response-content-type': 'application/json; charset=utf-8',
    'response-cache-control': 'no-store',
  };
  const bucket = process.env.ATTACHMENTS ?? '';
  const { url } = presign({ method: 'GET', bucket, key: keyOf(id, name), query, seconds, at });
  return { url, urlUntil: new Date(Date.parse(at) + seconds * 1000).toISOString() };
}
