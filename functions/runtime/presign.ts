import { createHash, createHmac } from 'node:crypto';

/** A request to S3 that may be made by whoever has its address. */
export type Presigned = {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
};

type Request = {
  readonly method: 'GET' | 'PUT';
  readonly bucket: string;
  readonly key: string;
  /** Headers that must come exactly like this. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** For how many seconds, from `at` on. */
  readonly seconds: number;
  readonly at: string;
};

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function addressOf(bucket: string, key: string): URL {
  const path = key.split('/').map(encoded).join('/');
  const endpoint = process.env.AWS_ENDPOINT_URL;
  if (endpoint) return new URL(`${endpoint}/${bucket}/${path}`);
  return new URL(`https://${bucket}.s3.${process.env.AWS_REGION}.amazonaws.com/${path}`);
}

/**
 * Signs a request with this function's own rights, as SigV4 does it in a query string
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). Nothing is called. The SDK's presigner would weigh
 * more than the function that signs, and leaves the content type unsigned.
 */
export function presign({ method, bucket, key, headers = {}, query = {}, seconds, at }: Request): Presigned {
  const {
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: secret,
  } = process.env;
  const url = addressOf(bucket, key);
  const stamp = at.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');
  const scope = [stamp.slice(0, 8), region, 's3', 'aws4_request'];
  const given = Object.entries({ ...headers, host: url.host }).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const signed = given.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const token = process.env.AWS_SESSION_TOKEN;
  const parameters = {
    ...query,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
    'X-Amz-Credential': `${accessKey}/${scope.join('/')}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(seconds),
    'X-Amz-SignedHeaders': names,
    ...(token && { 'X-Amz-Security-Token': token }),
  };
  const search = Object.entries(parameters)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const lines = signed.map(([name, value]) => `${name}:${value}`);
  const request = [method, url.pathname, search, ...lines, '', names, 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(request).digest('hex');
  const signingKey = scope.reduce<Buffer | string>((from, part) => hmac(from, part), `AWS4${secret}`);
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', stamp, scope.join('/'), hash].join('\n'));
  return {
    method,
    url: `${url.origin}${url.pathname}?${search}&X-Amz-Signature=${signature.toString('hex')}`,
    headers,
  };
}
