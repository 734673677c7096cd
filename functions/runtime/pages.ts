import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { largestForm } from '../kernel/form-body.ts';
import { Refusal } from '../kernel/refusal.ts';

export type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

const safety = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self' https:; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** A page as the answer. */
export const answerPage = (statusCode: number, body: string): Answer => ({
  statusCode,
  headers: { 'content-type': 'text/html; charset=utf-8', ...safety },
  body,
});

/** Sends a browser that has posted on to a page that can be loaded again. */
export const redirect = (location: string): Answer => ({
  statusCode: 303,
  headers: { location, ...safety },
  body: '',
});

/** Whether a browser asks for a page, rather than a script for data. */
export const wantsPage = ({ headers }: Event): boolean => (headers.accept ?? '').includes('text/html');

/** The body as text. @throws {Refusal} `payload-too-large`, or `malformed-json` for what is no UTF-8 */
export function bodyOf({ body = '', isBase64Encoded }: Event): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > largestForm)
    throw new Refusal('payload-too-large', `The form has ${bytes.length} bytes; ${largestForm} is the most.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed-json', 'The form is not valid UTF-8.');
  }
}
