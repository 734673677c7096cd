import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Refusal } from '../kernel/refusal.ts';
import { attachmentsOf } from '../runtime/attachments.ts';
import type { Import } from './import.ts';
import { resultKey } from './import-result.ts';

const s3 = new S3Client({ maxAttempts: 3 });
const Bucket = () => process.env.ATTACHMENTS;
type Pass = Pick<Import, 'id' | 'pass'>;

async function bytesOf(Key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: Bucket(), Key }));
  return Body!.transformToByteArray();
}

/** The bytes of an import's file. @throws {Refusal} `incomplete` when it is gone, or not known to be harmless */
export async function fileOf({ file }: Import): Promise<Uint8Array> {
  const kept = file && (await attachmentsOf('configuration').find(file.attachment));
  if (kept?.state !== 'stored' || !kept.key || kept.scan === 'infected')
    throw new Refusal('incomplete', 'The file is not there any more. Send it again.');
  if (kept.scan === 'awaited')
    throw new Refusal('incomplete', 'The file has not been looked at for malware yet.');
  return bytesOf(kept.key);
}

/** What one stretch of rows came to, as two pieces of CSV. */
export type Piece = { readonly outcomes: string; readonly errors: string };

/** Keeps a piece under the row that it starts at: written again, it is the same. */
export async function keepPiece(pass: Pass, at: number, piece: Piece): Promise<void> {
  const Key = resultKey(pass, `pieces/${at}.json`);
  await s3.send(
    new PutObjectCommand({
      Bucket: Bucket(),
      Key,
      Body: JSON.stringify(piece),
      ContentType: 'application/json',
    }),
  );
}

/** Makes two files of all pieces: what became of every row, and the rows that were refused, each with the reason. */
export async function bindPieces(pass: Pass, starts: readonly number[], headers: Piece): Promise<void> {
  const pieces: Piece[] = [];
  for (let from = 0; from < starts.length; from += 16) {
    const some = starts.slice(from, from + 16).map((at) => bytesOf(resultKey(pass, `pieces/${at}.json`)));
    pieces.push(
      ...(await Promise.all(some)).map((bytes) => JSON.parse(Buffer.from(bytes).toString()) as Piece),
    );
  }
  for (const name of ['outcomes', 'errors'] as const) {
    const Body = headers[name] + pieces.map((piece) => piece[name]).join('');
    const Key = resultKey(pass, `${name}.csv`);
    await s3.send(
      new PutObjectCommand({ Bucket: Bucket(), Key, Body, ContentType: 'text/csv; charset=utf-8' }),
    );
  }
}
