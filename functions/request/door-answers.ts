import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';
import type { Event } from '../runtime/pages.ts';

type Answer = APIGatewayProxyStructuredResultV2;
type Headers = Record<string, string>;

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
