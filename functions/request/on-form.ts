import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { bodyTypeOf, fieldsOf } from '../kernel/form-body.ts';
import { wordPage } from '../kernel/plain-page.ts';
import { demandNone, Refusal } from '../kernel/refusal.ts';
import { problem, respond } from '../runtime/answer.ts';
import { log } from '../runtime/log.ts';
import { answerPage, bodyOf, type Event, redirect, wantsPage } from '../runtime/pages.ts';
import { answerWith, originOf, withOrigin } from './door-answers.ts';
import { demandRoom } from './form-limits.ts';
import { formPage } from './form-page.ts';
import { confirmed, type OpenForm, openForm, whereItStands } from './form-reading.ts';
import { newReference } from './sealed-id.ts';
import type { SentForm } from './sent-form.ts';
import { readWebForm } from './web-form.ts';

type Answer = APIGatewayProxyStructuredResultV2;

const by = system('on-form');
const queue = /* @__PURE__ */ new SQSClient({ maxAttempts: 3 });

const describe = ({ id, content }: OpenForm) => ({
  id,
  name: content.name,
  ...(content.summary && { summary: content.summary }),
  fields: content.fields,
  confirm: Boolean(content.public.confirm),
});

const shownForm = ({ id, content }: OpenForm) => ({
  id,
  name: content.name,
  summary: content.summary,
  fields: content.fields,
});

/** The form: as a page for people, as data for scripts. */
function show(event: Event, form: OpenForm, now: string): Answer {
  if (wantsPage(event)) return answerPage(200, formPage(shownForm(form), { values: {}, faults: [] }, now));
  return respond({ status: 200, body: describe(form) });
}

const hand = (sent: SentForm) =>
  queue.send(
    new SendMessageCommand({ QueueUrl: process.env.FORMS_QUEUE, MessageBody: JSON.stringify(sent) }),
  );

/** Takes what was filled in: it is checked, counted, put onto the queue as it came, and answered with a reference. */
async function take(event: Event, form: OpenForm, now: string): Promise<Answer> {
  const type = bodyTypeOf(event.headers['content-type']);
  const body = bodyOf(event);
  const fields = fieldsOf(body, type);
  const { faults, email } = readWebForm(form.content.fields, fields, type, now);
  if (faults.length && wantsPage(event))
    return answerPage(400, formPage(shownForm(form), { values: fields, faults }, now));
  demandNone(faults);
  await demandRoom(form.id, form.content.public, { ip: event.requestContext.http.sourceIp, email }, now);
  const reference = await newReference();
  const origin = originOf(event);
  await hand({ form: form.id, type, body, reference, receivedAt: now, ...(origin && { origin }) });
  const status = `/v1/forms/${form.id}/submissions/${reference}`;
  if (wantsPage(event)) return redirect(form.content.public.redirect ?? status);
  return respond({ status: 202, body: { reference, status } });
}

/** Where it stands that was sent with a reference. */
async function follow(event: Event): Promise<Answer> {
  const found = await whereItStands(event.pathParameters?.reference ?? '');
  if (!wantsPage(event)) return respond({ status: 200, body: found });
  const words = [found.standing, ...(found.ticket ? [`Its number is ${found.ticket}.`] : [])];
  // A page that changes by itself takes people by surprise (WCAG 2.2.1): they look again when they want to.
  const again = { action: event.rawPath, label: 'Look again', method: 'get' } as const;
  return answerPage(200, wordPage('Thank you', words, found.ticket ? undefined : again));
}

/** Whoever wrote says by a button that it was them: a link that is only looked at changes nothing. */
async function confirm(event: Event, now: string): Promise<Answer> {
  const isPost = event.requestContext.http.method === 'POST';
  const outcome = await confirmed(event.pathParameters?.token ?? '', isPost, by, now);
  if (!wantsPage(event) && isPost) return respond({ status: 200, body: { state: outcome } });
  if (outcome === 'unconfirmed')
    return answerPage(
      200,
      wordPage(
        'Was it you?',
        [
          'Somebody filled in a form of ours with this mail address.',
          'If it was you, say so, and we begin to work on it. If it was not, do nothing.',
        ],
        { action: event.rawPath, label: 'Yes, it was me' },
      ),
    );
  if (outcome === 'accepted')
    return answerPage(200, wordPage('Thank you', ['It is confirmed. We will write to you.']));
  return answerPage(
    200,
    wordPage('This is over', ['It was not confirmed in time. Please fill in the form again.']),
  );
}

async function answer(event: Event, now: string): Promise<Answer> {
  if (event.routeKey.includes('/submissions/')) return answerWith(follow(event), '*');
  if (event.routeKey.includes('/confirm/')) return confirm(event, now);
  const form = await openForm(event.pathParameters?.id ?? '');
  const { method } = event.requestContext.http;
  const origin = withOrigin(event, form.content.public.origins);
  if (method === 'OPTIONS') return { statusCode: 204, headers: origin };
  const work = method === 'POST' ? take(event, form, now) : Promise.resolve(show(event, form, now));
  // A script of another site may read what was wrong, too.
  return answerWith(work, origin, (error) => refused(event, error));
}

function refused(
  event: APIGatewayProxyEventV2,
  error: unknown,
  requestId = event.requestContext.requestId,
): Answer {
  if (!(error instanceof Refusal)) log.error('A form could not be served', { error: error as Error });
  const told = problem(error, requestId);
  const wait = error instanceof Refusal ? error.facts.retryAfter : undefined;
  const headers = { ...told.headers, ...(typeof wait === 'number' && { 'retry-after': String(wait) }) };
  if (!wantsPage(event)) return { ...told, headers };
  const words =
    error instanceof Refusal
      ? error.message
      : 'Something went wrong on our side. Please try again in a minute.';
  const page = answerPage(told.statusCode ?? 500, wordPage('That did not work', [words]));
  return {
    ...page,
    headers: { ...page.headers, ...(typeof wait === 'number' && { 'retry-after': String(wait) }) },
  };
}

/** Web forms, without a login: each is shown, taken and followed here, and nothing else is done while somebody waits. */
export async function handler(event: Event, context: Context): Promise<Answer> {
  const now = new Date().toISOString();
  try {
    return await answer(event, now);
  } catch (error) {
    return refused(event, error, context.awsRequestId);
  }
}
