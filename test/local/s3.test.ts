import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createS3 } from '../../local/s3.ts';
import { callsOf, memory } from './call.ts';

const root = mkdtempSync(path.join(tmpdir(), 's3-'));
afterAll(() => rmSync(root, { recursive: true }));

function open() {
  const dir = mkdtempSync(path.join(root, 'bucket-'));
  const s3 = createS3({ sql: memory(), dir, now: () => 1_800_000_000_000 });
  s3.ensureBucket('mail');
  const { call, refused } = callsOf(s3.service, 's3');
  const put = (Key: string, body: string, more = {}) =>
    call('PutObject', { Bucket: 'mail', Key, Body: Buffer.from(body), ...more });
  return { dir, call, refused, put, at: (Key: string, more = {}) => ({ Bucket: 'mail', Key, ...more }) };
}

test('An object is a file, and is answered with all that was said of it', async () => {
  const { dir, call, put, at } = open();
  const { ETag } = await put('in/2026/a b.eml', 'Hello', {
    ContentType: 'message/rfc822',
    Metadata: { from: 'dana' },
  });
  expect(readFileSync(path.join(dir, 'mail/in/2026/a b.eml'), 'utf8')).toBe('Hello');
  const said = {
    ETag,
    ContentLength: 5,
    ContentType: 'message/rfc822',
    Metadata: { from: 'dana' },
    LastModified: '2027-01-15T08:00:00.000Z',
  };
  expect(ETag).toBe('"8b1a9953c4611296a827abf8c47804d7"');
  expect(await call('HeadObject', at('in/2026/a b.eml'))).toEqual(said);
  expect(await call('GetObject', at('in/2026/a b.eml'))).toEqual({ ...said, Body: Buffer.from('Hello') });
  expect(await call('CopyObject', at('copy', { CopySource: 'mail/in/2026/a%20b.eml' }))).toMatchObject({
    CopyObjectResult: { ETag },
  });
  expect(await call('GetObject', at('copy'))).toMatchObject({ Metadata: { from: 'dana' } });
});

test('Conditions are kept: only if it is new, only if it is still the same', async () => {
  const { call, refused, put, at } = open();
  const { ETag } = await put('a', '1', { IfNoneMatch: '*' });
  const body = (more: object) => at('a', { Body: Buffer.from('2'), ...more });
  expect(await refused('PutObject', body({ IfNoneMatch: '*' }))).toBe('PreconditionFailed');
  expect(await refused('PutObject', body({ IfMatch: '"other"' }))).toBe('PreconditionFailed');
  expect(await refused('GetObject', at('a', { IfNoneMatch: ETag }))).toBe('NotModified');
  expect(await refused('GetObject', at('a', { IfMatch: '"other"' }))).toBe('PreconditionFailed');
  await call('PutObject', body({ IfMatch: ETag }));
  expect((await call('GetObject', at('a'))).Body).toEqual(Buffer.from('2'));
});

test('What is deleted or was never there is not found', async () => {
  const { call, refused, put, at } = open();
  await put('a', '1');
  await call('DeleteObject', at('a'));
  await call('DeleteObject', at('a'));
  expect(await refused('GetObject', at('a'))).toBe('NoSuchKey');
  expect(await refused('GetObject', { Bucket: 'other', Key: 'a' })).toBe('NoSuchBucket');
});

test.each(['../secret', 'a/../../b', '/etc/passwd', 'a//b', '.', 'a\\..\\b', 'a\0b'])(
  'The key %j never leaves the bucket',
  async (key) => {
    const { refused, at } = open();
    expect(await refused('PutObject', at(key, { Body: Buffer.from('x') }))).toBe('InvalidArgument');
  },
);

test('A list is in order, folds folders and comes in pages', async () => {
  const { call, put } = open();
  for (const key of ['b', 'a/1', 'a/2', 'a_', 'c/x/y']) await put(key, key);
  const list = async (more = {}) => {
    const { Contents, CommonPrefixes, ...page } = await call('ListObjectsV2', { Bucket: 'mail', ...more });
    const keys = (Contents as { Key: string }[]).map(({ Key }) => Key);
    return {
      ...page,
      names: [...keys, ...(CommonPrefixes as { Prefix: string }[]).map(({ Prefix }) => Prefix)],
    };
  };
  expect((await list()).names).toEqual(['a/1', 'a/2', 'a_', 'b', 'c/x/y']);
  expect((await list({ Prefix: 'a/' })).names).toEqual(['a/1', 'a/2']);
  expect((await list({ Delimiter: '/' })).names).toEqual(['a_', 'b', 'a/', 'c/']);
  const found: string[] = [];
  for (let ContinuationToken: unknown, more = true; more; ) {
    const page = await list({ Delimiter: '/', MaxKeys: 1, ContinuationToken });
    found.push(...page.names);
    ({ NextContinuationToken: ContinuationToken } = page as { NextContinuationToken?: unknown });
    more = ContinuationToken !== undefined;
  }
  expect(found).toEqual(['a/', 'a_', 'b', 'c/']);
});
