import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';

/** What a handler answers: a status, a JSON body, and the version of the record that it shows. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly version?: number | undefined;
};

/** Headers of every answer. */
export const safety = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** A record is known by its version; a list, by what is in it. */
const tagOf = (version: number | undefined, body: string): string =>
  version === undefined
    ? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    : `"${version}"`;

/**
 * The answer on the wire, with the record's version as its ETag.
 *
 * @param known the caller's `If-None-Match`: when that is a list as it still is, nothing is sent again
 */
export function respond(
  { status, body, version }: Answer,
  known?: string,
): APIGatewayProxyStructuredResultV2 {
  const text = JSON.stringify(body);
  const etag = tagOf(version, text);
  const headers = { ...safety, etag };
  if (version === undefined && known === etag) return { statusCode: 304, headers, body: '' };
  return { statusCode: status, headers: { 'content-type': 'application/json', ...headers }, body: text };
}

/** A refusal as RFC 9457 problem details; anything else becomes a 500 that says nothing of its cause. */
export function problem(error: unknown, requestId: string): APIGatewayProxyStructuredResultV2 {
  const refusal = error instanceof Refusal ? error.toJSON() : undefined;
  const body = refusal ?? {
    type: 'urn:itsm:problem:internal',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'It has been logged. Try again; the same Idempotency-Key makes that safe.',
  };
  return {
    statusCode: body.status,
    headers: {
      'content-type': 'application/problem+json',
      ...safety,
      ...(body.status === 503 && { 'retry-after': '1' }),
    },
    body: JSON.stringify({ ...body, requestId }),
  };
}
