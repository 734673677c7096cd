import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { isRecord } from './assembly/template.ts';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';
import { createS3Files } from './s3-files.ts';
import { listObjects } from './s3-list.ts';

type Input = Record<string, unknown> & { Bucket: string; Key: string };
type Stored = { etag: string; size: number; headers: string; at: number };

/** What happened to an object, for the default bus: the rest of the event is the same for all. */
export type ObjectEvent = {
  type: 'Object Created' | 'Object Deleted';
  bucket: string;
  object: Record<string, unknown>;
  more: Record<string, unknown>;
};

export type S3 = {
  service: Service;
  /** Makes a bucket, if there is none of the name, with what its template says of CORS and events. */
  ensureBucket(name: string, properties?: Record<string, unknown>): void;
  /** The CorsConfiguration of a bucket. */
  corsOf(bucket: string): unknown;
};

const kept = [
  'ContentType',
  'CacheControl',
  'ContentEncoding',
  'ContentDisposition',
  'Metadata',
  'ChecksumSHA256',
];
const unknown = ['Range', 'VersionId', 'PartNumber', 'IfModifiedSince', 'IfUnmodifiedSince'];

/**
 * S3 on one machine: bodies are files under `dir`, what is said of them are rows in `sql`.
 *
 * @param options.now the host's clock in milliseconds
 */
export function createS3(options: {
  sql: DatabaseSync;
  dir: string;
  now(): number;
  /** Told of the objects of buckets that send their events to EventBridge. */
  onEvent?: (event: ObjectEvent) => void;
}): S3 {
  const { sql, now, onEvent } = options;
  const templates = new Map<string, Record<string, unknown>>();
  const tell = (event: ObjectEvent) => {
    const { NotificationConfiguration: told } = templates.get(event.bucket) ?? {};
    const config = isRecord(told) ? told.EventBridgeConfiguration : undefined;
    // As in CloudFormation, the configuration without a word in it means yes.
    if (isRecord(config) && config.EventBridgeEnabled !== false) onEvent?.(event);
  };
  let sequence = 0;
  const sequencer = () => (now() * 1000 + (sequence++ % 1000)).toString(16).toUpperCase().padStart(16, '0');
  sql.exec(`
    CREATE TABLE IF NOT EXISTS s3_bucket (name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS s3_object (
      bucket TEXT NOT NULL, key TEXT NOT NULL, etag TEXT NOT NULL, size INTEGER NOT NULL, headers TEXT NOT NULL,
      at INTEGER NOT NULL, PRIMARY KEY (bucket, key)
    ) WITHOUT ROWID`);
  const files = createS3Files(options.dir);
  const find = ({ Bucket, Key }: Input) =>
    sql.prepare('SELECT * FROM s3_object WHERE bucket = ? AND key = ?').get(Bucket, Key) as
      | Stored
      | undefined;

  const found = (input: Input): Stored => {
    const stored = find(input);
    if (!stored) throw awsError('NoSuchKey', 'The specified key does not exist.', 404);
    if (!matches(input.IfMatch, stored)) throw preconditionFailed();
    if (input.IfNoneMatch !== undefined && matches(input.IfNoneMatch, stored)) {
      throw awsError('NotModified', 'Not Modified', 304);
    }
    return stored;
  };
  const answer = ({ etag, size, headers, at }: Stored, { ChecksumMode }: Input) => {
    const { ChecksumSHA256, ...said } = JSON.parse(headers) as Record<string, unknown>;
    return {
      ...said,
      ETag: etag,
      ContentLength: size,
      LastModified: new Date(at).toISOString(),
      ...(ChecksumMode === 'ENABLED' && ChecksumSHA256 !== undefined && { ChecksumSHA256 }),
    };
  };
  const put = (input: Input, body: Uint8Array, said: Record<string, unknown>, reason: string) => {
    files.write(input.Bucket, input.Key, body);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    sql
      .prepare('INSERT OR REPLACE INTO s3_object VALUES (?, ?, ?, ?, ?, ?)')
      .run(input.Bucket, input.Key, etag, body.length, JSON.stringify(said), now());
    const object = {
      key: input.Key,
      size: body.length,
      etag: etag.replaceAll('"', ''),
      sequencer: sequencer(),
    };
    tell({ type: 'Object Created', bucket: input.Bucket, object, more: { reason } });
    return etag;
  };

  const operations: Record<string, (input: Input) => Record<string, unknown>> = {
    HeadBucket: () => ({}),
    ListObjectsV2: (input) => listObjects(sql, input),
    PutObject: (input) => {
      const stored = find(input);
      if (input.IfMatch !== undefined && !stored)
        throw awsError('NoSuchKey', 'The specified key does not exist.', 404);
      if (stored && !matches(input.IfMatch, stored)) throw preconditionFailed();
      if (stored && input.IfNoneMatch !== undefined && matches(input.IfNoneMatch, stored))
        throw preconditionFailed();
      const said = Object.fromEntries(
        kept.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]),
      );
      const body = bytes(input.Body);
      checkDigests(input, body);
      const { ChecksumSHA256 } = input;
      return {
        ETag: put(input, body, said, 'PutObject'),
        ...(ChecksumSHA256 !== undefined && { ChecksumSHA256 }),
      };
    },
    GetObject: (input) => ({ ...answer(found(input), input), Body: files.read(input.Bucket, input.Key) }),
    HeadObject: (input) => answer(found(input), input),
    DeleteObject: ({ Bucket, Key }) => {
      const { changes } = sql.prepare('DELETE FROM s3_object WHERE bucket = ? AND key = ?').run(Bucket, Key);
      files.remove(Bucket, Key);
      const more = { reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' };
      const object = { key: Key, sequencer: sequencer() };
      if (changes) tell({ type: 'Object Deleted', bucket: Bucket, object, more });
      return {};
    },
    CopyObject: (input) => {
      const [Bucket = '', ...rest] = decodeURIComponent(String(input.CopySource))
        .replace(/^\//, '')
        .split('/');
      const source = found({ Bucket, Key: rest.join('/') });
      const ETag = put(input, files.read(Bucket, rest.join('/')), JSON.parse(source.headers), 'CopyObject');
      return { CopyObjectResult: { ETag, LastModified: new Date(now()).toISOString() } };
    },
  };

  const buckets = () => sql.prepare('SELECT name, at FROM s3_bucket ORDER BY name').all();
  return {
    ensureBucket: (name, properties = {}) => {
      const { NotificationConfiguration: told } = properties;
      const odd = Object.keys(isRecord(told) ? told : {}).find((key) => key !== 'EventBridgeConfiguration');
      if (odd) throw new Error(`The bucket ${name}: ${odd} is not hosted`);
      templates.set(name, properties);
      sql.prepare('INSERT OR IGNORE INTO s3_bucket VALUES (?, ?)').run(name, now());
    },
    corsOf: (name) => templates.get(name)?.CorsConfiguration,
    service: async ({ operation, input }) => {
      if (operation === 'ListBuckets') {
        return {
          Buckets: buckets().map(({ name, at }) => ({
            Name: name,
            CreationDate: new Date(at as number).toISOString(),
          })),
        };
      }
      if (operation === 'CreateBucket') {
        sql.prepare('INSERT OR IGNORE INTO s3_bucket VALUES (?, ?)').run(String(input.Bucket), now());
        return { Location: `/${input.Bucket}` };
      }
      const odd = unknown.find((name) => input[name] !== undefined);
      const run = operations[operation];
      if (!run || odd) throw notHosted('s3', odd ? `${operation} with ${odd}` : operation);
      if (!buckets().some(({ name }) => name === input.Bucket)) {
        throw awsError('NoSuchBucket', 'The specified bucket does not exist', 404);
      }
      return run(input as Input);
    },
  };
}

function matches(condition: unknown, { etag }: Stored): boolean {
  if (condition === undefined || condition === '*') return true;
  return String(condition).replaceAll('"', '') === etag.replaceAll('"', '');
}

/** Refuses a body that is not what its checksums say, as S3 does before it keeps anything. */
function checkDigests({ ChecksumSHA256, ContentMD5 }: Input, body: Uint8Array): void {
  for (const [name, wanted, hash] of [
    ['SHA256', ChecksumSHA256, 'sha256'],
    ['Content-MD5', ContentMD5, 'md5'],
  ] as const) {
    if (wanted === undefined || createHash(hash).update(body).digest('base64') === wanted) continue;
    throw awsError('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  }
}

function bytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : '');
}

function preconditionFailed(): Error {
  return awsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}
