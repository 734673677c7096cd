import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { bodyTypeOf, fieldsOf } from '../kernel/form-body.ts';
import { wordPage } from '../kernel/plain-page.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { mailAddress } from '../kernel/text.ts';
import { problem, respond } from '../runtime/answer.ts';
import { log } from '../runtime/log.ts';
import { answerPage, bodyOf, type Event, wantsPage } from '../runtime/pages.ts';
import type { Status } from './status.ts';
import { statusPage } from './status-html.ts';
import type { StatusPage } from './status-page.ts';
import { statusOf } from './status-reading.ts';
import { publicPage, settleSubscription, subscribe, subscriberBehind } from './subscribing.ts';

type Answer = APIGatewayProxyStructuredResultV2;

const by = system('on-status');
// Whoever looks while something is down is not alone: the tables are asked a few times a minute, however many look.
const freshFor = 15_000;
const kept = new Map<string, { readonly until: number; readonly status: Promise<Status> }>();

function recent(page: StatusPage, now: number): Promise<Status> {
  const key = `${page.id}#${page.version}`;
  const known = kept.get(key);
  if (known && now < known.until) return known.status;
  if (kept.size > 50) kept.clear();
  const status = statusOf(page, now);
  kept.set(key, { until: now + freshFor, status });
  status.catch(() => kept.delete(key));
  return status;
}

const shared = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=15' };
const withShared = (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, ...shared } });

async function look(event: Event, page: StatusPage, now: number): Promise<Answer> {
  const status = await recent(page, now);
  if (wantsPage(event)) return withShared(answerPage(200, statusPage(status)));
  return withShared(respond({ status: 200, body: status }, event.headers['if-none-match']));
}

/** What somebody filled in. A field that people do not see was filled in by a machine: it is told the same, and nothing is done. */
function readForm(event: Event): { email: string; machine: boolean } {
  const { email, website } = fieldsOf(bodyOf(event), bodyTypeOf(event.headers['content-type']));
  const address = mailAddress.safeParse(typeof email === 'string' ? email.trim() : email);
  if (!address.success) throw invalid('/email', 'is not a mail address');
  return { email: address.data, machine: website !== undefined && website !== '' };
}

async function take(event: Event, page: StatusPage, now: string): Promise<Answer> {
  const { email, machine } = readForm(event);
  if (!machine) await subscribe(page, email, event.requestContext.http.sourceIp, by, now);
  if (!wantsPage(event)) return respond({ status: 202, body: { state: 'asked' } });
  const words = ['If the address is yours, a mail is on its way to it. Follow the link there to confirm.'];
  return answerPage(202, wordPage('Please look into your mails', words));
}

const over = (path: string): Answer =>
  answerPage(200, wordPage('You get no mails about this page', [`You can subscribe again at ${path}.`]));

/** The page behind the link in a mail: to look at it changes nothing, its buttons do. */
async function settle(event: Event, page: StatusPage, now: string): Promise<Answer> {
  const token = event.pathParameters?.token ?? '';
  const path = `/v1/status/${page.id}`;
  const isPost = event.requestContext.http.method === 'POST';
  const before = await subscriberBehind(token);
  if (before.page !== page.id) throw new Refusal('not-found', 'There is nothing at this address.');
  const { state } = isPost ? await settleSubscription(token, before.state === 'asked', by, now) : before;
  if (!wantsPage(event)) return respond({ status: 200, body: { state } });
  if (state === 'asked') {
    const words = [
      'Do you want a mail when something on this page changes?',
      'If you did not ask for it, do nothing.',
    ];
    return answerPage(
      200,
      wordPage(page.name, words, { action: event.rawPath, label: 'Yes, send me mails' }),
    );
  }
  if (state !== 'confirmed') return over(path);
  const words = [`You get a mail when something changes. How it stands now is at ${path}.`];
  return answerPage(
    200,
    wordPage(page.name, words, { action: event.rawPath, label: 'Send me no more mails' }),
  );
}

function refused(event: Event, error: unknown, requestId: string): Answer {
  if (!(error instanceof Refusal)) log.error('A status page could not be served', { error: error as Error });
  const told = problem(error, requestId);
  const wait = error instanceof Refusal ? error.facts.retryAfter : undefined;
  const retry: Record<string, string> = typeof wait === 'number' ? { 'retry-after': String(wait) } : {};
  if (!wantsPage(event)) return { ...told, headers: { ...told.headers, ...retry } };
  const words =
    error instanceof Refusal
      ? error.message
      : 'Something went wrong on our side. Please try again in a minute.';
  const answer = answerPage(told.statusCode ?? 500, wordPage('That did not work', [words]));
  return { ...answer, headers: { ...answer.headers, ...retry } };
}

/** Status pages for everybody, without a login: how services are, and mails about it for whoever confirms that they want them. */
export async function handler(event: Event, context: Context): Promise<Answer> {
  const now = new Date();
  try {
    const page = await publicPage(event.pathParameters?.id ?? '');
    if (event.pathParameters?.token !== undefined) return await settle(event, page, now.toISOString());
    if (event.requestContext.http.method === 'POST') return await take(event, page, now.toISOString());
    return await look(event, page, now.getTime());
  } catch (error) {
    return refused(event, error, context.awsRequestId);
  }
}
