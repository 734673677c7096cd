import type { DatabaseSync } from 'node:sqlite';

type Row = { key: string; etag: string; size: number; at: number };

/** Answers ListObjectsV2: keys in the order of their bytes, those below a delimiter folded into their prefix. */
export function listObjects(sql: DatabaseSync, input: Record<string, unknown>): Record<string, unknown> {
  const {
    Bucket,
    Prefix = '',
    Delimiter = '',
    ContinuationToken,
    StartAfter = '',
  } = input as Record<string, string>;
  const most = Math.min(Number(input.MaxKeys ?? 1000), 1000);
  const after = ContinuationToken ? Buffer.from(ContinuationToken, 'base64url').toString() : StartAfter;
  const rows = sql
    .prepare(
      'SELECT key, etag, size, at FROM s3_object WHERE bucket = ? AND key > ? AND substr(key, 1, ?) = ? ORDER BY key',
    )
    .iterate(Bucket!, after!, Prefix!.length, Prefix!) as Iterable<Row>;
  const Contents: Record<string, unknown>[] = [];
  const folders = new Set<string>();
  let last = '';
  let more = false;
  for (const { key, etag, size, at } of rows) {
    const end = Delimiter ? key.indexOf(Delimiter, Prefix!.length) : -1;
    const folder = end < 0 ? undefined : key.slice(0, end + Delimiter!.length);
    if (folder !== undefined && (folders.has(folder) || after!.startsWith(folder))) {
      last = key;
      continue;
    }
    more = Contents.length + folders.size >= most;
    if (more) break;
    last = key;
    if (folder !== undefined) folders.add(folder);
    else
      Contents.push({
        Key: key,
        LastModified: new Date(at).toISOString(),
        ETag: etag,
        Size: size,
        StorageClass: 'STANDARD',
      });
  }
  return {
    Prefix,
    MaxKeys: most,
    KeyCount: Contents.length + folders.size,
    IsTruncated: more,
    ...(more ? { NextContinuationToken: Buffer.from(last).toString('base64url') } : {}),
    Contents,
    CommonPrefixes: [...folders].map((folder) => ({ Prefix: folder })),
  };
}
