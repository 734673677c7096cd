import { isRecord } from '../assembly/template.ts';
import { awsError, isAwsError } from '../aws-error.ts';
import { readChunked } from './chunked.ts';
import { corsHeaders } from './cors.ts';
import { type Answer, type Dispatch, type Exchange, header } from './exchange.ts';
import { checkPresigned } from './presigned.ts';
import { xml } from './xml.ts';

/** Headers of an object as S3's API names them in inputs and outputs. */
const objectHeaders: Record<string, string> = {
  ContentType: 'content-type',
  CacheControl: 'cache-control',
  ContentEncoding: 'content-encoding',
  ContentDisposition: 'content-disposition',
};

/** What the gateway has to know of buckets and of who signs, before a call is made. */
export type S3Door = {
  now(): number;
  /** The CorsConfiguration of a bucket's template. */
  corsOf(bucket: string): unknown;
  /** The secret of an access key that is a function's. */
  secretOf(accessKey: string): string | undefined;
};

/** Checksums that an upload may say, as inputs name them. */
const checksums: Record<string, string> = {
  ChecksumSHA256: 'x-amz-checksum-sha256',
  ContentMD5: 'content-md5',
};

/** What a presigned download may say that its answer is. */
const overrides = ['ContentType', 'CacheControl', 'ContentEncoding', 'ContentDisposition'];

/** A header, or the query parameter that a presigned address has instead. */
const said = (exchange: Exchange, name: string): string | undefined =>
  header(exchange, name) ?? exchange.url.searchParams.get(name) ?? undefined;

const conditions: Record<string, string> = { IfMatch: 'if-match', IfNoneMatch: 'if-none-match' };

const getInput = (exchange: Exchange): Record<string, unknown> => {
  const given = { ...conditions, ChecksumMode: 'x-amz-checksum-mode' };
  const headers = Object.entries(given).map(([name, key]) => [name, said(exchange, key)]);
  return Object.fromEntries(headers.filter(([, value]) => value !== undefined));
};

const isChunked = (exchange: Exchange): boolean =>
  (header(exchange, 'content-encoding') ?? '').includes('aws-chunked') ||
  (header(exchange, 'x-amz-content-sha256') ?? '').startsWith('STREAMING');

const metadataOf = (exchange: Exchange): Record<string, string> => {
  const names = [...Object.keys(exchange.headers), ...exchange.url.searchParams.keys()];
  const own = names.filter((name) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(
    own.map((name) => [name.slice('x-amz-meta-'.length), said(exchange, name) ?? '']),
  );
};

const putInput = (exchange: Exchange): Record<string, unknown> => {
  const encoding = (header(exchange, 'content-encoding') ?? '').replace(/(^|,\s*)aws-chunked/, '');
  const given = { ...objectHeaders, ...conditions, ...checksums };
  const headers = Object.entries(given).map(([name, key]) => [name, said(exchange, key)]);
  return {
    ...Object.fromEntries(headers.filter(([, value]) => value !== undefined)),
    ...(encoding ? { ContentEncoding: encoding } : { ContentEncoding: undefined }),
    Body: isChunked(exchange) ? readChunked(exchange.body) : exchange.body,
    Metadata: metadataOf(exchange),
  };
};

const bytes = (body: unknown): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from((body ?? '') as Uint8Array);

/** What the object says of itself, but for what the address asks to be said instead. */
const overridden = (output: Record<string, unknown>, { url }: Exchange): Record<string, unknown> => {
  const asked = overrides.map((name) => [name, url.searchParams.get(`response-${objectHeaders[name]}`)]);
  return { ...output, ...Object.fromEntries(asked.filter(([, value]) => value !== null)) };
};

const objectAnswer = (output: Record<string, unknown>, withBody: boolean): Answer => {
  const body = bytes(output.Body);
  const metadata = isRecord(output.Metadata) ? output.Metadata : {};
  const headers = Object.entries(objectHeaders).filter(([name]) => output[name] !== undefined);
  const modified =
    output.LastModified === undefined ? undefined : new Date(output.LastModified as string).toUTCString();
  return {
    status: 200,
    headers: {
      ...Object.fromEntries(headers.map(([name, key]) => [key, String(output[name])])),
      ...Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, String(value)]),
      ),
      'content-length': String(output.ContentLength ?? body.length),
      ...(output.ETag !== undefined && { etag: String(output.ETag) }),
      ...(modified && { 'last-modified': modified }),
      ...(output.ChecksumSHA256 !== undefined && {
        'x-amz-checksum-sha256': String(output.ChecksumSHA256),
        'x-amz-checksum-type': 'FULL_OBJECT',
      }),
    },
    ...(withBody && { body }),
  };
};

/** An error as S3 writes it; a HEAD has no body, there the status alone tells. */
export function s3Error(error: unknown, requestId: string): Answer {
  const known = isAwsError(error) ? error : awsError('InternalError', String(error), 500);
  const type = known.type === 'AccessDeniedException' ? 'AccessDenied' : known.type;
  const body = xml('Error', { Code: type, Message: known.message, RequestId: requestId });
  return {
    status: known.status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?>${body}`,
  };
}

const place = ({ url, headers }: Exchange): { Bucket: string; Key: string } => {
  const path = decodeURIComponent(url.pathname).slice(1);
  const host = /^(.+)\.(?:s3\.)?localhost(:\d+)?$/.exec(String(headers.host ?? ''))?.[1];
  if (host) return { Bucket: host, Key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { Bucket: path, Key: '' } : { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) };
};

/** Answers a call of S3, bucket in the path or before `.localhost`; a browser's with the CORS headers of the bucket. */
export async function answerS3(exchange: Exchange, dispatch: Dispatch, door: S3Door): Promise<Answer> {
  const { Bucket, Key } = place(exchange);
  const cors = corsHeaders(exchange, door.corsOf(Bucket));
  if (exchange.method === 'OPTIONS') {
    if (cors && header(exchange, 'origin')) return { status: 200, headers: cors };
    throw awsError('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', 403);
  }
  const answered = async () => {
    checkPresigned(exchange, door.now(), door.secretOf);
    return answerObject(exchange, dispatch, Bucket, Key);
  };
  const answer = await answered().catch((error: unknown) => {
    if (isAwsError(error)) return s3Error(error, exchange.requestId);
    throw error;
  });
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

async function answerObject(
  exchange: Exchange,
  dispatch: Dispatch,
  Bucket: string,
  Key: string,
): Promise<Answer> {
  const { method, url } = exchange;
  const call = async (operation: string, input: Record<string, unknown> = {}) => {
    const output = await dispatch('s3', operation, { Bucket, ...(Key && { Key }), ...input });
    return isRecord(output) ? output : {};
  };
  if (Key === '' && Bucket === '' && method === 'GET') {
    const { Buckets } = await call('ListBuckets');
    return xmlAnswer('ListAllMyBucketsResult', { Buckets: { Bucket: Buckets } });
  }
  if (Key === '' && method === 'HEAD') {
    await call('HeadBucket');
    return { status: 200 };
  }
  if (Key === '' && method === 'GET') {
    const names: Record<string, string> = {
      prefix: 'Prefix',
      delimiter: 'Delimiter',
      'continuation-token': 'ContinuationToken',
    };
    const given = [...url.searchParams]
      .filter(([name]) => names[name])
      .map(([name, value]) => [names[name], value]);
    const most = url.searchParams.get('max-keys');
    const output = await call('ListObjectsV2', {
      ...Object.fromEntries(given),
      ...(most && { MaxKeys: Number(most) }),
    });
    return xmlAnswer('ListBucketResult', { Name: Bucket, ...output });
  }
  if (method === 'PUT' && header(exchange, 'x-amz-copy-source')) {
    const output = await call('CopyObject', { CopySource: header(exchange, 'x-amz-copy-source') });
    return xmlAnswer(
      'CopyObjectResult',
      isRecord(output.CopyObjectResult) ? output.CopyObjectResult : output,
    );
  }
  if (method === 'PUT') {
    const { ETag, ChecksumSHA256 } = await call('PutObject', putInput(exchange));
    const checksum: Record<string, string> = ChecksumSHA256
      ? { 'x-amz-checksum-sha256': String(ChecksumSHA256) }
      : {};
    return { status: 200, headers: { ...(ETag ? { etag: String(ETag) } : {}), ...checksum } };
  }
  if (method === 'GET')
    return objectAnswer(overridden(await call('GetObject', getInput(exchange)), exchange), true);
  if (method === 'HEAD') return objectAnswer(await call('HeadObject', getInput(exchange)), false);
  if (method === 'DELETE') {
    await call('DeleteObject');
    return { status: 204 };
  }
  throw awsError('NotImplemented', `${method} ${url.pathname} is not hosted on the laptop`, 501);
}

const xmlAnswer = (name: string, content: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?>${xml(name, content)}`,
});
