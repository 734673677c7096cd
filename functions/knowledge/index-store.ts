import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Delta, emptyDelta } from './delta.ts';

const s3 = /* @__PURE__ */ new S3Client({ maxAttempts: 3 });
const Bucket = () => process.env.SEARCH_INDEX;
const deltaKey = 'delta.json.gz';
const pack = promisify(gzip);
const unpack = promisify(gunzip);
const statusOf = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

async function get(Key: string, IfNoneMatch?: string) {
  const { Body, ETag } = await s3.send(new GetObjectCommand({ Bucket: Bucket(), Key, IfNoneMatch }));
  const bytes = await Body?.transformToByteArray();
  return { text: String(await unpack(bytes ?? new Uint8Array())), etag: ETag };
}

/** The delta as it is now, with the ETag on which it may be replaced: none while there is no delta yet. */
export type Held = { readonly delta: Delta; readonly etag?: string | undefined };

/**
 * The delta as it is now.
 *
 * @param known the ETag of one that the caller has: when it is still the same, `same` is answered and nothing is sent again
 */
export async function readDelta(known: string): Promise<Held | 'same'>;
export async function readDelta(): Promise<Held>;
export async function readDelta(known?: string): Promise<Held | 'same'> {
  try {
    const { text, etag } = await get(deltaKey, known);
    return { delta: Delta.parse(JSON.parse(text)), etag };
  } catch (error) {
    if (known !== undefined && statusOf(error) === 304) return 'same';
    // Whoever may not list a bucket is told 403 of what is not in it.
    if (statusOf(error) === 404 || statusOf(error) === 403) return { delta: emptyDelta };
    throw error;
  }
}

/** Replaces the delta that was read. @returns false when somebody else was faster: then it is to be read again */
export async function replaceDelta(delta: Delta, etag: string | undefined): Promise<boolean> {
  const Body = await pack(JSON.stringify(delta));
  const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
  try {
    await s3.send(new PutObjectCommand({ Bucket: Bucket(), Key: deltaKey, Body, ...condition }));
    return true;
  } catch (error) {
    // 412: another one is there; 409: somebody writes it at this moment; 404: it was deleted since.
    if ([404, 409, 412].includes(statusOf(error) ?? 0)) return false;
    throw error;
  }
}

/** Keeps a part of the index under a new key. */
export async function keepPart(part: string, json: string): Promise<string> {
  const Key = `base/${part}-${randomUUID()}.json.gz`;
  await s3.send(new PutObjectCommand({ Bucket: Bucket(), Key, Body: await pack(json) }));
  return Key;
}

/** A part of the index; undefined when it is gone. */
export async function readPart(key: string): Promise<string | undefined> {
  try {
    return (await get(key)).text;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 403) return undefined;
    throw error;
  }
}

/** Deletes every part of the index but these. Whoever reads one that is gone reads the delta again. */
export async function dropParts(but: readonly string[]): Promise<void> {
  let ContinuationToken: string | undefined;
  do {
    const input = { Bucket: Bucket(), Prefix: 'base/', ContinuationToken };
    const { Contents = [], NextContinuationToken } = await s3.send(new ListObjectsV2Command(input));
    for (const { Key = '' } of Contents)
      if (!but.includes(Key)) await s3.send(new DeleteObjectCommand({ Bucket: Bucket(), Key }));
    ContinuationToken = NextContinuationToken;
  } while (ContinuationToken);
}
