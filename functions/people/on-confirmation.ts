import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { isRace, retryingRaces } from '../runtime/races.ts';
import { confirmationIn, isGenuine } from './confirmation-link.ts';
import { confirmationPage } from './confirmation-page.ts';
import { confirm } from './guest.ts';
import { people } from './keep.ts';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
};
type Told = Parameters<typeof confirmationPage>[0];
const page = (statusCode: number, told: Told, language: string | undefined) => ({
  statusCode,
  headers,
  body: confirmationPage(told, language),
});

/** Notes that the address is theirs; to do so again changes nothing. */
const note = (id: string, now: string) =>
  retryingRaces(async () => {
    const person = await people.find(id);
    const decision = person && confirm(person, { address: person.email, confirmedAt: now }, now);
    if (decision) await people.save(decision);
  });

/**
 * The page of a link in a mail to somebody who wrote from outside. To look at it changes nothing, because programs that scan mail
 * open every link; the button posts, and confirms that the address is theirs.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const now = new Date().toISOString();
  const language = event.headers['accept-language']?.slice(0, 35);
  const link = confirmationIn(decodeURIComponent(event.rawPath.split('/').at(-1) ?? ''));
  const person = link && (await people.find(link.id));
  if (!link || !person || !(await isGenuine(person, link, Math.floor(Date.parse(now) / 1000))))
    return page(404, 'unknown', language);
  if (person.addressConfirmed || !person.guest) return page(200, 'done', person.language ?? language);
  if (event.requestContext.http.method !== 'POST') return page(200, 'ask', person.language ?? language);
  try {
    await note(link.id, now);
  } catch (error) {
    if (!isRace(error)) throw error;
    return page(503, 'ask', person.language ?? language);
  }
  return page(200, 'done', person.language ?? language);
}
