import { isRecord } from '../assembly/template.ts';
import { awsError, isAwsError } from '../aws-error.ts';
import { readChunked } from './chunked.ts';
import { type Answer, type Dispatch, type Exchange, header } from './exchange.ts';
import { xml } from './xml.ts';

/** Headers of an object as S3's API names them in inputs and outputs. */
const objectHeaders: Record<string, string> = {
  ContentType: 'content-type',
  CacheControl: 'cache-control',
  ContentEncoding: 'content-encoding',
  ContentDisposition: 'content-disposition',
};

const isChunked = (exchange: Exchange): boolean =>
  (header(exchange, 'content-encoding') ?? '').includes('aws-chunked') ||
  (header(exchange, 'x-amz-content-sha256') ?? '').startsWith('STREAMING');

const metadataOf = (exchange: Exchange): Record<string, string> => {
  const said = Object.keys(exchange.headers).filter((name) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(
    said.map((name) => [name.slice('x-amz-meta-'.length), header(exchange, name) ?? '']),
  );
};

const putInput = (exchange: Exchange): Record<string, unknown> => {
  const encoding = (header(exchange, 'content-encoding') ?? '').replace(/(^|,\s*)aws-chunked/, '');
  const headers = Object.entries(objectHeaders).map(([name, key]) => [name, header(exchange, key)]);
  const condition = header(exchange, 'if-none-match');
  return {
    ...Object.fromEntries(headers.filter(([, value]) => value !== undefined)),
    ...(encoding ? { ContentEncoding: encoding } : { ContentEncoding: undefined }),
    ...(condition && { IfNoneMatch: condition }),
    Body: isChunked(exchange) ? readChunked(exchange.body) : exchange.body,
    Metadata: metadataOf(exchange),
  };
};

const bytes = (body: unknown): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from((body ?? '') as Uint8Array);

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

/** Answers a call of S3, bucket in the path or before `.localhost`. */
export async function answerS3(exchange: Exchange, dispatch: Dispatch): Promise<Answer> {
  const { Bucket, Key } = place(exchange);
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
    const { ETag } = await call('PutObject', putInput(exchange));
    return { status: 200, headers: ETag ? { etag: String(ETag) } : {} };
  }
  if (method === 'GET') return objectAnswer(await call('GetObject'), true);
  if (method === 'HEAD') return objectAnswer(await call('HeadObject'), false);
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
