import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { presign } from '../../functions/runtime/presign.ts';

const at = '2026-11-23T11:00:00.000Z';
const signingDate = new Date(at);
const credentials = {
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 'wJalr/EXAMPLE',
  sessionToken: 'a/token+=',
};
afterEach(() => vi.unstubAllEnvs());

const parameters = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe.each([
  ['of AWS', undefined],
  ['of the laptop', 'http://127.0.0.1:4566'],
])('An address %s is the one that the SDK signs', (_, endpoint) => {
  const prepare = () => {
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken);
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    const client = new S3Client({
      region: 'eu-central-1',
      credentials,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint && { endpoint }),
    });
    return client;
  };

  test('to send something', async () => {
    const client = prepare();
    const ChecksumSHA256 = 'GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk=';
    const input = { Bucket: 'papers', Key: 'a/b c!', ContentLength: 5, IfNoneMatch: '*', ChecksumSHA256 };
    const unhoistableHeaders = new Set(['x-amz-checksum-sha256']);
    const theirs = await getSignedUrl(client, new PutObjectCommand(input), {
      expiresIn: 60,
      signingDate,
      unhoistableHeaders,
    });
    const headers = { 'content-length': '5', 'if-none-match': '*', 'x-amz-checksum-sha256': ChecksumSHA256 };
    // The SDK says which operation it is, which S3 does not ask for.
    const query = { 'x-id': 'PutObject' };
    const ours = presign({ method: 'PUT', bucket: 'papers', key: 'a/b c!', headers, query, seconds: 60, at });
    expect(parameters(ours.url)).toEqual(parameters(theirs));
    expect(new URL(ours.url).pathname).toBe(new URL(theirs).pathname);
  });

  test('to fetch something', async () => {
    const client = prepare();
    const disposition = `attachment; filename="a.txt"; filename*=UTF-8''%C3%A4.txt`;
    const input = { Bucket: 'papers', Key: 'x', ResponseContentDisposition: disposition };
    const theirs = await getSignedUrl(client, new GetObjectCommand(input), { expiresIn: 60, signingDate });
    const query = { 'x-id': 'GetObject', 'response-content-disposition': disposition };
    const ours = presign({ method: 'GET', bucket: 'papers', key: 'x', query, seconds: 60, at });
    expect(parameters(ours.url)).toEqual(parameters(theirs));
  });
});
