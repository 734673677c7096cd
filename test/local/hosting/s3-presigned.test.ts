import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { hostOf, probe } from './app.ts';

const page = 'https://desk.example';
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
let host: Host;
let s3: S3Client;
let stranger: S3Client;

const clientOf = (accessKeyId: string) =>
  new S3Client({
    endpoint: host.urls.aws,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });

beforeAll(async () => {
  const Statement = [
    { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: 'arn:aws:s3:::papers/mine/*' },
  ];
  const allowed = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue') };
  host = await hostOf(
    {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: 'papers',
          NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
          CorsConfiguration: {
            CorsRules: [
              {
                AllowedMethods: ['PUT'],
                AllowedOrigins: [page],
                AllowedHeaders: ['content-type', 'x-amz-*'],
                ExposedHeaders: ['ETag'],
                MaxAge: 600,
              },
            ],
          },
        },
      },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
      Letters: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: { Statement: { ...allowed, Principal: { Service: 'events.amazonaws.com' } } },
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['aws.s3'], detail: { bucket: { name: ['papers'] } } },
          Targets: [{ Id: 'q', Arn: arn('Queue') }],
        },
      },
      ...probe('Signer', Statement),
      ...probe('Stranger'),
    },
    { clock: createClock({ frozenAt: Date.parse('2026-11-23T11:00:00Z') }) },
  );
  s3 = clientOf(host.functions.find('signer').accessKeyId);
  stranger = clientOf(host.functions.find('stranger').accessKeyId);
});
afterAll(() => host?.stop());

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
const signed = new Set(['x-amz-checksum-sha256', 'content-length']);
const presignPut = (Key: string, body: string, more: Partial<PutObjectCommandInput> = {}, by = s3) => {
  const ChecksumSHA256 = sha256(body);
  const input = { Bucket: 'papers', Key, ContentLength: body.length, ChecksumSHA256, ...more };
  return getSignedUrl(by, new PutObjectCommand(input), {
    expiresIn: 60,
    unhoistableHeaders: signed,
    signingDate: new Date(host.clock.now()),
  });
};
const put = async (url: string, body: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, {
    method: 'PUT',
    body,
    headers: { 'x-amz-checksum-sha256': sha256(body), ...headers },
  });
  return { status: answer.status, code: /<Code>(\w+)/.exec(await answer.text())?.[1] };
};
const heard = async () => {
  await host.settled();
  const QueueUrl = `${host.urls.aws}/000000000000/q`;
  const sqs = new SQSClient({
    endpoint: host.urls.aws,
    region: 'us-east-1',
    credentials: { accessKeyId: 'me', secretAccessKey: 'x' },
  });
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  return Messages.map(({ Body }) => JSON.parse(Body ?? ''));
};

describe('A presigned upload', () => {
  test('is kept with its checksum, and told on the default bus', async () => {
    const url = await presignPut('mine/a b', 'Hello');
    expect(await put(url, 'Hello')).toEqual({ status: 200 });
    const asked = { Bucket: 'papers', Key: 'mine/a b', ChecksumMode: 'ENABLED' as const };
    expect(await s3.send(new HeadObjectCommand(asked))).toMatchObject({
      ContentLength: 5,
      ChecksumSHA256: sha256('Hello'),
    });
    const [event] = await heard();
    expect(event).toMatchObject({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      resources: ['arn:aws:s3:::papers'],
      detail: {
        version: '0',
        bucket: { name: 'papers' },
        object: { key: 'mine/a b', size: 5, etag: '8b1a9953c4611296a827abf8c47804d7' },
        reason: 'PutObject',
      },
    });
  });

  test.each([
    ['another body than was signed', 'Hallo', {}, 403, 'SignatureDoesNotMatch'],
    ['another length', 'Hello!', {}, 403, 'SignatureDoesNotMatch'],
    [
      'the signed checksum and another body',
      'Hallo',
      { 'x-amz-checksum-sha256': sha256('Hello') },
      400,
      'BadDigest',
    ],
    ['a header that nobody signed', 'Hello', { 'x-amz-acl': 'public-read' }, 403, 'AccessDenied'],
  ] as const)('with %s is refused', async (_, body, headers, status, code) => {
    expect(await put(await presignPut('mine/refused', 'Hello'), body, headers)).toEqual({ status, code });
    await expect(s3.send(new HeadObjectCommand({ Bucket: 'papers', Key: 'mine/refused' }))).rejects.toThrow();
  });

  test('ends by the clock of the host', async () => {
    const url = await presignPut('mine/late', 'Hello');
    await host.forward(59_000);
    expect((await put(url, 'Hello')).status).toBe(200);
    await host.forward(2_000);
    expect(await put(url, 'Hello')).toEqual({ status: 403, code: 'AccessDenied' });
  });

  test('needs the rights of whoever signed it', async () => {
    const url = await presignPut('mine/other', 'Hello', {}, stranger);
    expect(await put(url, 'Hello')).toEqual({ status: 403, code: 'AccessDenied' });
  });

  test('replaces nothing when it says so', async () => {
    const url = await presignPut('mine/once', 'Hello', { IfNoneMatch: '*' });
    expect((await put(url, 'Hello', { 'if-none-match': '*' })).status).toBe(200);
    expect(await put(url, 'Hello', { 'if-none-match': '*' })).toEqual({
      status: 412,
      code: 'PreconditionFailed',
    });
  });
});

test('A presigned download says what its address asks to be said', async () => {
  await put(await presignPut('mine/page', '<b>', {}), '<b>');
  const url = await getSignedUrl(
    s3,
    new GetObjectCommand({
      Bucket: 'papers',
      Key: 'mine/page',
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition: 'attachment; filename="page.html"',
    }),
    { signingDate: new Date(host.clock.now()) },
  );
  const answer = await fetch(url);
  expect(await answer.text()).toBe('<b>');
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="page.html"');
  expect((await fetch(url.replace('page.html', 'page.txt'))).status).toBe(403);
  expect((await fetch(url.replace('mine/page', 'mine/other'))).status).toBe(403);
});

describe('A browser', () => {
  const ask = (origin: string, headers: string) =>
    fetch(`${host.urls.aws}/papers/mine/x`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': headers,
      },
    });

  test('of the allowed origin may upload', async () => {
    const answer = await ask(page, 'content-type, x-amz-checksum-sha256');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(page);
    expect(answer.headers.get('access-control-allow-methods')).toBe('PUT');
    const done = await fetch(await presignPut('mine/browser', 'Hi'), {
      method: 'PUT',
      body: 'Hi',
      headers: { origin: page, 'x-amz-checksum-sha256': sha256('Hi') },
    });
    expect(done.status).toBe(200);
    expect(done.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  test.each([
    ['another origin', 'https://elsewhere.example', 'content-type'],
    ['a header that is not allowed', page, 'x-other'],
  ])('of %s may not', async (_, origin, headers) => {
    expect((await ask(origin, headers)).status).toBe(403);
  });
});
