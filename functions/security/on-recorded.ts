import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readRow } from '../runtime/dynamo.ts';
import { unpacked } from '../runtime/packed.ts';
import { reaction } from '../runtime/reaction.ts';
import { align, settle } from './cases.ts';
import { evidenceKey } from './evidence.ts';

const s3 = new S3Client({ maxAttempts: 3 });

/** The message as it came, where nobody can change it; it is put there once. */
async function keepEvidence(id: string, version: number): Promise<void> {
  const sk = `raw#${String(version).padStart(6, '0')}`;
  const row = await readRow('security', `security-finding#${id}`, sk);
  if (!row) return;
  const { raw } = unpacked(row);
  const place = { Bucket: process.env.EVIDENCE, Key: evidenceKey(id, version) };
  await s3
    .send(
      new PutObjectCommand({
        ...place,
        Body: String(raw),
        ContentType: 'application/json',
        ChecksumAlgorithm: 'SHA256',
        IfNoneMatch: '*',
      }),
    )
    .catch((error: unknown) => {
      if ((error as Error).name !== 'PreconditionFailed') throw error;
    });
}

/** A finding was told of: its evidence is kept, and it becomes a case, or its case hears of it. */
export const handler = reaction(async ({ id, version, type, next }, now) => {
  await keepEvidence(id, version);
  const finding = await settle(id, now, next);
  const turned = type === 'security-finding.cleared' || type === 'security-finding.reopened';
  if (finding && turned) await align(finding, now, next);
});
