import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';
import { largestForm } from './web-form.ts';

export type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;
type Headers = Record<string, string>;

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

/** The site from which a form was sent, as its browser says; a browser that hides it says `null`. */
export const originOf = ({ headers }: Event): string | undefined => headers.origin?.slice(0, 300);

/** What lets the script of another site send a form and read the answer. */
const readableFor = (origin: string): Headers => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '3600',
  vary: 'origin, accept',
});

/**
 * The headers for the site that a call comes from.
 *
 * @param allowed without any, every site may
 * @throws {Refusal} `forbidden` for a site that the form does not name; the desk's own page may always
 */
export function withOrigin(event: Event, allowed: readonly string[] | undefined): Headers {
  const origin = originOf(event);
  if (origin === undefined) return readableFor('*');
  const own = event.headers['sec-fetch-site'] === 'same-origin' || origin.endsWith(`//${event.headers.host}`);
  if (!allowed?.length || allowed.includes(origin) || own) return readableFor(allowed?.length ? origin : '*');
  throw new Refusal('forbidden', `This form is not for ${origin.slice(0, 100)}.`);
}

/** An answer with these headers besides; a refusal has them too, so that whoever asked can read it. */
export async function answerWith(
  work: Promise<Answer>,
  headers: Headers | '*',
  refused?: (error: unknown) => Answer,
): Promise<Answer> {
  const extra = headers === '*' ? readableFor('*') : headers;
  const answer = refused ? await work.catch(refused) : await work;
  return { ...answer, headers: { ...answer.headers, ...extra } };
}

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
