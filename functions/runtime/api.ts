import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Contract, Operation } from '../kernel/contract.ts';
import { Refusal } from '../kernel/refusal.ts';
import { demand, reach } from '../kernel/rights.ts';
import { actorOf } from './actor.ts';
import { type Answer, problem, respond } from './answer.ts';
import type { Call } from './call.ts';
import { csvAnswer, wantsCsv } from './csv-answer.ts';
import { markerOf, replay } from './idempotency.ts';
import { log } from './log.ts';
import { isRace, retryingRaces } from './races.ts';
import { readBody, readIdempotencyKey, readIfMatch, readQuery } from './request.ts';
import { route } from './route.ts';

type Event = APIGatewayProxyEventV2;
/** What answers each operation of a contract. */
export type Handlers<C extends Contract> = {
  [Id in C[number]['id']]: (call: Call<Extract<C[number], { id: Id }>>) => Promise<Answer>;
};

// What a caller may be told: that there is one already, or that it was done, is an answer and no race.
const races = ['stale-version', 'check-failed'] as const;
const empty = z.strictObject({});

/** What a practice asks of every call before it is served, or answered once more with what an earlier call was answered. */
export type Guard = (call: Call<Operation>, earlier?: Answer) => Promise<void>;

/**
 * The HTTP API of one practice: routes by its contract, validates, checks rights, and answers problems as RFC 9457.
 * A command that lost a race without naming a version is decided again on the newer record.
 *
 * @param practice whose table holds the markers of repeated calls
 * @param guard refuses who may not see what the call is about any more
 */
export function api<const C extends Contract>(
  practice: string,
  contract: C,
  handlers: Handlers<C>,
  guard?: Guard,
) {
  const repeated = async (call: Call<Operation>) => {
    const earlier = call.marker && (await replay(practice, call.marker));
    if (earlier) await guard?.(call, earlier);
    return earlier;
  };
  const handle = async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const { method } = event.requestContext.http;
    const { operation, params } = route(contract, method, event.rawPath);
    const actor = await actorOf(claimsOf(event));
    const call = prepare(event, operation, params, actor);
    await guard?.(call);
    const earlier = await repeated(call);
    if (earlier) return respond(earlier);
    const work = handlers[operation.id as C[number]['id']] as (call: Call<Operation>) => Promise<Answer>;
    const answer = again(call, work).catch(async (error: unknown) => {
      // The same call may have come twice at once: then what the first one did is the answer to both.
      const done = error instanceof Refusal && (await repeated(call));
      if (done) return done;
      throw error;
    });
    const done = await answer;
    const csv = method === 'GET' && wantsCsv(event.headers.accept) && csvAnswer(operation, done, event);
    return csv || respond(done, method === 'GET' ? event.headers['if-none-match'] : undefined);
  };
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        request.response = refused(request.error, request.context, request.event);
      },
    })
    .handler(handle);
}

function claimsOf(event: Event): Record<string, unknown> | undefined {
  const context = event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
  return context.authorizer?.jwt?.claims;
}

/** Rights before contents: somebody who may not give the command learns nothing of its fields. */
function prepare(
  event: Event,
  operation: Operation,
  params: Record<string, string>,
  actor: Actor,
): Call<Operation> {
  const { rights, command, method } = operation;
  if (command) demand(rights, actor, command);
  else if (reach(rights, actor) === 'none')
    throw new Refusal(
      'forbidden',
      `None of your roles may read this. Your roles: ${actor.roles.join(', ') || 'none'}.`,
    );
  const seen = readIfMatch(event);
  if (method === 'PATCH' && seen === undefined)
    throw new Refusal(
      'precondition-required',
      'Send If-Match with the version that you have seen (its ETag).',
    );
  const key = method === 'POST' ? readIdempotencyKey(event) : undefined;
  const ask = method === 'GET' ? {} : readBody(event, operation.ask ?? empty);
  if (command) demand(rights, actor, command, Object.keys(ask));
  const query = readQuery(event, operation.query ?? empty);
  const at = new Date().toISOString();
  const marker = key ? markerOf(actor.id, operation.id, key, { params, ask }) : undefined;
  return { operation, params, id: params.id ?? '', actor, at, ask, query, seen, marker } as Call<Operation>;
}

async function again(
  call: Call<Operation>,
  work: (call: Call<Operation>) => Promise<Answer>,
): Promise<Answer> {
  if (call.seen !== undefined) return work(call);
  try {
    return await retryingRaces(() => work(call), races);
  } catch (error) {
    if (!isRace(error, races)) throw error;
    throw new Refusal('busy', 'It is being changed by many at once. Try again in a second.');
  }
}

function refused(error: unknown, context: Context, event: Event) {
  const requestId = context.awsRequestId;
  const where = { requestId, route: event.routeKey };
  if (!(error instanceof Refusal)) log.error('A call failed', { ...where, error: error as Error });
  else if (error.status === 401 || error.status === 403)
    log.warn('A call was refused', { ...where, reason: error.reason });
  return problem(error, requestId);
}
