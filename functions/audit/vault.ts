import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Said } from './anchor.ts';
import { Leaf } from './leaf.ts';

const s3 = /* @__PURE__ */ new S3Client({ maxAttempts: 3 });
const Bucket = () => process.env.AUDIT_VAULT;
const keyOf = (day: string) => `anchors/${day}.ndjson.gz`;
const pack = promisify(gzip);
const unpack = promisify(gunzip);
const statusOf = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** A day as it lies in the vault: what its anchor says, and the leaves under it, in their order. */
export type Day = { readonly said: Said; readonly leaves: readonly Leaf[] };

/** A day as lines of JSON: the first is what the anchor says, each other one a leaf. */
export const toLines = ({ said, leaves }: Day): string =>
  [said, ...leaves].map((line) => `${JSON.stringify(line)}\n`).join('');

/** @throws {Error} when it is not what `toLines` makes */
export function fromLines(text: string): Day {
  const [said, ...leaves] = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
  return { said: Said.parse(said), leaves: leaves.map((leaf) => Leaf.parse(leaf)) };
}

/** A day of the vault as lines; undefined when it is not there. */
export async function linesOf(day: string): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: Bucket(), Key: keyOf(day) }));
    return String(await unpack((await Body?.transformToByteArray()) ?? new Uint8Array()));
  } catch (error) {
    // Whoever may not list a bucket is told 403 of what is not in it.
    if (statusOf(error) === 404 || statusOf(error) === 403) return undefined;
    throw error;
  }
}

/** Locks a day away. What lies there already stays: the day as it is there is answered. */
export async function lockAway(day: string, made: Day): Promise<Day> {
  const Body = await pack(toLines(made));
  try {
    await s3.send(new PutObjectCommand({ Bucket: Bucket(), Key: keyOf(day), Body, IfNoneMatch: '*' }));
    return made;
  } catch (error) {
    const there = statusOf(error) === 412 ? await linesOf(day) : undefined;
    if (there === undefined) throw error;
    return fromLines(there);
  }
}
