import { CopyObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { AskedFile } from '../record/asked.ts';
import { announce, largestAttachment } from '../record/attachment.ts';
import { attachmentsOf } from './attachments.ts';
import { isRace } from './races.ts';

const s3 = /* @__PURE__ */ new S3Client({ maxAttempts: 3 });

/**
 * Makes files that came from outside attachments of a ticket: each is announced, and its bytes are copied to where the
 * practice's own lie, where `onAttachment` finds them as if somebody had sent them. It may be done again; then nothing is
 * copied twice that has come.
 *
 * @param by whose they are: the id of a person
 */
export async function attachAsked(
  practice: string,
  files: readonly AskedFile[],
  of: { readonly kind: string; readonly id: string },
  by: string,
  at: string,
): Promise<void> {
  const keep = attachmentsOf(practice);
  for (const { id, name, type, size, sha256, key } of files) {
    if (size < 1 || size > largestAttachment) continue;
    const known = await keep.find(id);
    if (known && known.state !== 'pending') continue;
    const actor = { id: by, kind: 'person' as const, roles: [], teams: [] };
    const decision = announce({ name, type, size, sha256 }, of, { practice, id }, actor, at);
    const attachment =
      known ??
      (await keep.save(decision).catch((error: unknown) => {
        if (!isRace(error, ['already-exists'])) throw error;
        return decision.after;
      }));
    const Bucket = process.env.ATTACHMENTS;
    await s3.send(new CopyObjectCommand({ Bucket, Key: attachment.key, CopySource: `${Bucket}/${key}` }));
  }
}
