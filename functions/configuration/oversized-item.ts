import { gunzipSync } from 'node:zlib';
import { Refusal } from '../kernel/refusal.ts';

const mostBytes = 50 * 1024 * 1024;
type Place = { readonly bucket: string; readonly key: string };

function unpacked(bytes: Buffer, place: string): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return (packed ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes).toString();
  } catch (error) {
    throw new Refusal('validation', `${place} cannot be unpacked: ${(error as Error).message}.`);
  }
}

/**
 * The item that was too large for an event, from where AWS Config left it.
 *
 * @throws {Refusal} when the deployment does not name its bucket, or what lies there cannot be unpacked
 * @throws {Error} that says where it should be when S3 does not hand it out: it may be there the next time
 */
export async function oversizedItem({ bucket, key }: Place): Promise<string> {
  const buckets = (process.env.CONFIG_BUCKETS ?? '').split(',').filter(Boolean);
  if (!buckets.includes(bucket))
    throw new Refusal(
      'validation',
      `The item lies in the bucket ${bucket}, which inventory.buckets does not name.`,
    );
  const place = `s3://${bucket}/${key}`;
  const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  // The bucket of an organisation is in one region, whichever one speaks.
  const client = new S3Client({ maxAttempts: 3, followRegionRedirects: true });
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return unpacked(Buffer.from((await Body?.transformToByteArray()) ?? []), place);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // S3 calls it denied, too, when somebody who may not list a bucket asks for what is not there.
    const gone = 'It is gone, or the bucket does not let the desk read it.';
    throw new Error(`The item cannot be read from ${place}: ${(error as Error).name}. ${gone}`, {
      cause: error,
    });
  }
}
