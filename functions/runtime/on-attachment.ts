import { DeleteObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod';
import { decide, type Versioned } from '../kernel/decision.ts';
import { type Attachment, refuse, scanned, store } from '../record/attachment.ts';
import { attachmentsOf } from './attachments.ts';
import { log } from './log.ts';
import { retryingRaces } from './races.ts';
import type { Records } from './records.ts';

const s3 = new S3Client({ maxAttempts: 3 });
const Bucket = () => process.env.ATTACHMENTS;

const Created = z.object({ object: z.object({ key: z.string() }) });
const Removed = z.object({ changed: z.object({ key: z.object({ from: z.string() }) }) });
const Scanned = z.object({
  s3ObjectDetails: z.object({ objectKey: z.string() }),
  scanResultDetails: z.object({ scanResultStatus: z.string() }),
});

const destroy = (Key: string) => s3.send(new DeleteObjectCommand({ Bucket: Bucket(), Key }));

/** What S3 says of the bytes; undefined when they are gone. */
async function found(Key: string) {
  try {
    return await s3.send(new HeadObjectCommand({ Bucket: Bucket(), Key, ChecksumMode: 'ENABLED' }));
  } catch (error) {
    if ((error as Error).name === 'NotFound') return undefined;
    throw error;
  }
}

/**
 * What happens when bytes of an attachment have come, were scanned or are to go, for one practice: `kinds` says where the
 * records are kept that have attachments. It may come twice, late and in any order. Bytes that are not what was announced,
 * that do harm or that nobody announced are deleted; what stays is said on the timeline of its record.
 */
export function onAttachment<M extends Record<string, Versioned>>(
  practice: string,
  kinds: { readonly [K in keyof M]: Records<M[K]> },
) {
  const keep = attachmentsOf(practice);

  /** Says it on the record's timeline, once. */
  async function tell(
    { id, of, title, size, type, internal, uploadedBy }: Attachment,
    now: string,
  ): Promise<void> {
    const owner = kinds[of.kind];
    const record = await owner?.find(of.id);
    if (!owner || !record) return;
    const decision = decide(record, record, {
      type: `${of.kind}.attached`,
      by: uploadedBy,
      at: now,
      said: { text: title },
      facts: { attachment: id, size, type },
      visibility: internal ? 'internal' : 'public',
    });
    const pk = `attached#${id}`;
    await kinds[of.kind]
      ?.save({ ...decision, claims: [{ pk, sk: 'claim' }] }, { depth: 1 })
      .catch((error: unknown) => {
        const claim = (error as { facts?: { claim?: { pk: string } } }).facts?.claim;
        if (claim?.pk !== pk) throw error;
      });
  }

  async function settle(attachment: Attachment, key: string, now: string): Promise<Attachment> {
    const there = await found(key);
    if (!there) return attachment;
    const hash = Buffer.from(attachment.sha256, 'hex').toString('base64');
    const same = there.ContentLength === attachment.size && there.ChecksumSHA256 === hash;
    const scan = process.env.MALWARE_SCAN === 'on' ? 'awaited' : 'unscanned';
    return keep.save(same ? store(attachment, scan, now) : refuse(attachment, 'not what was announced', now));
  }

  async function arrived(key: string, now: string): Promise<Attachment | undefined> {
    const known = await keep.find(key.split('/').at(-1) ?? '');
    const mine = known?.key === key ? known : undefined;
    const attachment = mine?.state === 'pending' ? await settle(mine, key, now) : mine;
    if (attachment?.state === 'stored') await tell(attachment, now);
    else if (attachment?.state !== 'pending') {
      log.warn('Bytes that nobody keeps are deleted', { key, state: known?.state ?? 'unknown' });
      await destroy(key);
    }
    return attachment;
  }

  async function judged(key: string, verdict: string, now: string): Promise<void> {
    const attachment = await arrived(key, now);
    if (attachment?.state !== 'stored') return;
    if (verdict === 'THREATS_FOUND') {
      await keep.save(refuse(attachment, 'malware', now));
      await destroy(key);
      return;
    }
    const scan = verdict === 'NO_THREATS_FOUND' ? 'clean' : 'unscanned';
    if (attachment.scan !== scan) await keep.save(scanned(attachment, scan, now));
  }

  return middy<EventBridgeEvent<string, unknown>, void>().handler(async ({ source, detail }) => {
    const now = new Date().toISOString();
    if (source === 'itsm') {
      const { from } = Removed.parse(detail).changed.key;
      if (from.startsWith(`${practice}/`)) await destroy(from);
    } else if (source === 'aws.guardduty') {
      const { s3ObjectDetails, scanResultDetails } = Scanned.parse(detail);
      const { objectKey } = s3ObjectDetails;
      await retryingRaces(() => judged(objectKey, scanResultDetails.scanResultStatus, now));
    } else {
      await retryingRaces(() => arrived(Created.parse(detail).object.key, now));
    }
  });
}
