import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';

/** What a handler answers: a status, a JSON body, and the version of the record that it shows. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly version?: number | undefined;
};

const safety = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** The answer on the wire, with the record's version as its ETag. */
export const respond = ({ status, body, version }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': 'application/json',
    ...safety,
    ...(version !== undefined && { etag: `"${version}"` }),
  },
  body: JSON.stringify(body),
});

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
