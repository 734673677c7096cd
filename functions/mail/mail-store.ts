import { createHash, randomUUID } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { fileName } from '../record/attachment.ts';
import type { MailFile } from './mail.ts';
import type { ParsedFile } from './parsed.ts';

const s3 = /* @__PURE__ */ new S3Client({ maxAttempts: 3 });

const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,48}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,48}$/;

/** The bytes of a mail as they were received. @throws when they are not there */
export async function rawMail(Key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: process.env.RECEIVED_MAIL, Key }));
  if (!Body) throw new Error(`There is no mail at ${Key}`);
  return Body.transformToByteArray();
}

async function put(key: string, bytes: Uint8Array, ContentType: string): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest();
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.ATTACHMENTS,
      Key: key,
      Body: bytes,
      ContentType,
      ChecksumSHA256: sha256.toString('base64'),
    }),
  );
  return sha256.toString('hex');
}

/** Keeps the files of a mail below keys that nobody can guess. */
export async function storeFiles(files: readonly ParsedFile[]): Promise<MailFile[]> {
  const stored: MailFile[] = [];
  for (const { name, type: said, bytes } of files) {
    const id = randomUUID();
    const key = `mail/file/${id}`;
    const type = mediaType.test(said) ? said : 'application/octet-stream';
    const sha256 = await put(key, bytes, type);
    stored.push({ id, name: fileName(name), type, size: bytes.length, sha256, key });
  }
  return stored;
}

/** Keeps the HTML of a mail as it came, as plain text: nothing that serves it may take it for a page. */
export async function storeHtml(html: string | undefined): Promise<string | undefined> {
  if (!html?.trim()) return undefined;
  const key = `mail/html/${randomUUID()}`;
  await put(key, new TextEncoder().encode(html.slice(0, 2_000_000)), 'text/plain; charset=utf-8');
  return key;
}
