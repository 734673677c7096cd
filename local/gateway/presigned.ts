import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { awsError } from '../aws-error.ts';
import { type Exchange, header } from './exchange.ts';

const algorithm = 'AWS4-HMAC-SHA256';
const longest = 7 * 24 * 3600;
const skew = 15 * 60_000;

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const denied = (message: string) => awsError('AccessDenied', message, 403);
const malformed = (message: string) => awsError('AuthorizationQueryParametersError', message, 400);

/** A text as SigV4 writes it: all but letters, digits and `-_.~` as percent and two capitals. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** What was signed, as the algorithm writes it down (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). */
function canonicalRequest(exchange: Exchange, signed: string[]): string {
  const path = decodeURIComponent(exchange.url.pathname).split('/').map(encoded).join('/');
  const query = [...exchange.url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const headers = signed.map(
    (name) => `${name}:${(header(exchange, name) ?? '').trim().replace(/ +/g, ' ')}`,
  );
  return [
    exchange.method,
    path,
    query.join('&'),
    ...headers,
    '',
    signed.join(';'),
    exchange.url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
}

/**
 * Checks a presigned request as S3 does: its time by the host's clock, that every `x-amz-*` header was signed, and for a
 * function, whose secret the host knows, the signature, which fails when any signed header is not what was signed. Whoever
 * is at the laptop signs with whatever secret there is.
 *
 * @param secretOf the secret of an access key that is a function's
 * @throws AuthorizationQueryParametersError, AccessDenied or SignatureDoesNotMatch
 */
export function checkPresigned(
  exchange: Exchange,
  now: number,
  secretOf: (accessKey: string) => string | undefined,
): void {
  const query = exchange.url.searchParams;
  if (!query.has('X-Amz-Signature') && !query.has('X-Amz-Algorithm')) return;
  const given = (name: string) => {
    const value = query.get(`X-Amz-${name}`);
    if (value) return value;
    throw malformed(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  };
  if (given('Algorithm') !== algorithm) throw malformed(`X-Amz-Algorithm only supports "${algorithm}"`);
  const [accessKey = '', day = '', region = '', service = ''] = given('Credential').split('/');
  const [signature, stamp, names] = [given('Signature'), given('Date'), given('SignedHeaders')];
  const [at, seconds] = [timeOf(stamp), Number(given('Expires'))];
  if (Number.isNaN(at) || !stamp.startsWith(day))
    throw malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest)
    throw malformed(
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  if (at > now + skew) throw denied('Request is not valid yet');
  if (now > at + seconds * 1000) throw denied('Request has expired');

  const signed = names.split(';');
  const unsigned = Object.keys(exchange.headers).find(
    (name) => name.startsWith('x-amz-') && !signed.includes(name),
  );
  if (unsigned || !signed.includes('host'))
    throw denied('There were headers present in the request which were not signed');
  const secret = secretOf(accessKey);
  if (secret === undefined) return;
  const scope = [day, region, service, 'aws4_request'];
  const key = scope.reduce<Buffer | string>((from, part) => hmac(from, part), `AWS4${secret}`);
  const hashed = createHash('sha256').update(canonicalRequest(exchange, signed)).digest('hex');
  const wanted = hmac(key, [algorithm, stamp, scope.join('/'), hashed].join('\n')).toString('hex');
  const same =
    signature.length === wanted.length && timingSafeEqual(Buffer.from(signature), Buffer.from(wanted));
  if (same) return;
  throw awsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  );
}
