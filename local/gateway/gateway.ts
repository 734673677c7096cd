import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from '../activity.ts';
import { awsError, isAwsError } from '../aws-error.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { readBody } from '../http-body.ts';
import type { Functions } from '../lambda/functions.ts';
import { outboundByHeader, outboundHeader } from '../lambda/worker-outbound.ts';
import { isLoopbackName } from '../loopback.ts';
import type { Webhooks } from '../webhooks.ts';
import { callerOf } from './caller.ts';
import { type Answer, type Dispatch, type Exchange, header } from './exchange.ts';
import { answerJson, jsonError } from './json.ts';
import { answerQuery, queryError } from './query.ts';
import { answerRest } from './rest.ts';
import { answerS3, type S3Door, s3Error } from './s3.ts';

type GatewayOptions = {
  dispatcher: Dispatcher;
  functions: Functions;
  webhooks: Webhooks;
  activity: Activity;
  s3: S3Door;
  /** Told of faults of the host itself, never of what AWS would answer. */
  log: (line: string) => void;
};

const outbound = async (webhooks: Webhooks, exchange: Exchange): Promise<Answer> => {
  const dropped = new Set([
    outboundHeader,
    outboundByHeader,
    'connection',
    'transfer-encoding',
    'keep-alive',
  ]);
  const names = Object.keys(exchange.headers).filter((name) => !dropped.has(name));
  const answer = await webhooks.receive({
    by: header(exchange, outboundByHeader) ?? '',
    method: exchange.method,
    url: header(exchange, outboundHeader) ?? '',
    headers: Object.fromEntries(names.map((name) => [name, header(exchange, name) ?? ''])),
    body: exchange.body.toString(),
  });
  return { status: answer.status, headers: answer.headers ?? {}, body: answer.body ?? '' };
};

const isQuery = (exchange: Exchange) =>
  exchange.method === 'POST' &&
  (header(exchange, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded');

/** The AWS endpoint: one address for every SDK, the protocol told by the request. */
export function createGateway(
  options: GatewayOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { dispatcher, functions, webhooks, activity, s3, log } = options;

  const answer = async (exchange: Exchange): Promise<Answer> => {
    if (header(exchange, outboundHeader)) return outbound(webhooks, exchange);
    const dispatch: Dispatch = (service, operation, input) =>
      dispatcher.dispatch({ service, operation, input, caller: exchange.caller });
    const speaks = async (run: () => Promise<Answer>, error: (error: unknown, id: string) => Answer) => {
      try {
        return await run();
      } catch (thrown) {
        if (!isAwsError(thrown))
          log(`fault at the AWS endpoint: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
        return error(thrown, exchange.requestId);
      }
    };
    if (header(exchange, 'x-amz-target')) return speaks(() => answerJson(exchange, dispatch), jsonError);
    if (isQuery(exchange)) return speaks(() => answerQuery(exchange, dispatch), queryError);
    const rest = await speaks(async () => (await answerRest(exchange, dispatch)) ?? { status: 0 }, jsonError);
    return rest.status === 0 ? speaks(() => answerS3(exchange, dispatch, s3), s3Error) : rest;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const requestId = randomUUID();
    const done = activity.begin('AWS endpoint');
    try {
      const body = (await readBody(request)) ?? Buffer.alloc(0);
      const url = new URL(request.url ?? '/', 'http://local');
      const { method = 'GET', headers } = request;
      const exchange: Exchange = {
        method,
        url,
        headers,
        body,
        requestId,
        caller: callerOf(request, functions),
      };
      const foreign = !header(exchange, outboundHeader) && !isLoopbackName(headers.host);
      const {
        status,
        headers: more,
        body: content,
      } = foreign
        ? jsonError(awsError('AccessDeniedException', 'This endpoint answers on this machine only', 403))
        : await answer(exchange);
      response.writeHead(status, { 'x-amzn-requestid': requestId, 'x-amz-request-id': requestId, ...more });
      response.end(content);
    } finally {
      done();
    }
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log(`fault at the AWS endpoint: ${String(error)}`);
      response.destroy();
    });
  };
}
