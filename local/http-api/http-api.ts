import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import { isRecord } from '../assembly/template.ts';
import { isAwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { readBody } from '../http-body.ts';
import { gatewayError, type HttpAnswer, readAnswer } from './answer.ts';
import { authorizeJwt } from './authorizer.ts';
import { httpEvent } from './event.ts';
import { createRoutes, type Matched, type RouteConfig } from './routes.ts';
import { createVerifyToken } from './verified-tokens.ts';

export type HttpApiConfig = { apiId: string; routes: RouteConfig[] };

type HttpApiOptions = HttpApiConfig & {
  dispatcher: Dispatcher;
  clock: Clock;
  keys: JWTVerifyGetKey;
  region: string;
  account: string;
  /** How long a function may take before the caller hears 503, in milliseconds; AWS allows 30 seconds at most. */
  timeoutMs?: number;
};

/** Answers a request of `path`, which may differ from the one in the request when something on the way rewrote it. */
export type HttpOrigin = (request: IncomingMessage, url: string) => Promise<HttpAnswer>;

const largestBody = 10 * 1024 * 1024;
const mostHeaderBytes = 10_240;

const headerBytes = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** Hosts one HTTP API: what its routes, authorizers and functions answer, API Gateway's own errors included. */
export function createHttpApi(options: HttpApiOptions): HttpOrigin {
  const { apiId, dispatcher, clock, keys, region, account, timeoutMs = 30_000 } = options;
  const match = createRoutes(options.routes);
  const verify = createVerifyToken(keys);

  const invoke = async (matched: Matched, event: Record<string, unknown>): Promise<HttpAnswer> => {
    const { key, functionArn } = matched.route;
    const [method = '$default', path = ''] = key.split(' ');
    const source = `arn:aws:execute-api:${region}:${account}:${apiId}/$default/${method === 'ANY' ? '*' : method}${path}`;
    const caller = { name: apiId, principal: 'apigateway.amazonaws.com', source };
    const input = { FunctionName: functionArn, InvocationType: 'RequestResponse', Payload: event };
    const late = Symbol('late');
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<typeof late>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, late);
    });
    try {
      const call = dispatcher.dispatch({ service: 'lambda', operation: 'Invoke', input, caller });
      const answer = await Promise.race([call, timeout]);
      if (answer === late) return gatewayError(503, 'Service Unavailable');
      if (!isRecord(answer) || answer.FunctionError) return gatewayError(500, 'Internal Server Error');
      return readAnswer(answer.Payload);
    } catch (error) {
      // A body that the gateway takes may be more than a function does.
      const large = isAwsError(error) && error.type === 'RequestTooLargeException';
      return large
        ? gatewayError(413, 'Request Entity Too Large')
        : gatewayError(500, 'Internal Server Error');
    } finally {
      clearTimeout(timer);
    }
  };

  const route = (method: string, path: string): Matched | undefined | 'malformed' => {
    try {
      return match(method, path);
    } catch {
      return 'malformed';
    }
  };

  const answer = async (request: IncomingMessage, url: string, requestId: string): Promise<HttpAnswer> => {
    const { method = 'GET' } = request;
    const body = await readBody(request, largestBody);
    if (headerBytes(request) > mostHeaderBytes) return gatewayError(431, 'Request Header Fields Too Large');
    if (!body) return gatewayError(413, 'Request Entity Too Large');
    const matched = route(method, new URL(url, 'http://local').pathname);
    if (matched === 'malformed') return gatewayError(400, 'Bad Request');
    if (!matched) return gatewayError(404, 'Not Found');
    const { authorizer } = matched.route;
    const authorized = authorizer && (await authorizeJwt(request.headers.authorization, authorizer, verify));
    if (authorized === 401) return gatewayError(401, 'Unauthorized');
    if (authorized === 403) return gatewayError(403, 'Forbidden');
    dispatcher.calls.mark('routes', matched.route.key);
    const { rawHeaders, headers, httpVersion, socket } = request;
    const sourceIp = socket.remoteAddress?.replace('::ffff:', '') ?? '';
    const event = httpEvent({
      request: { method, rawHeaders, headers, httpVersion, url, sourceIp },
      body,
      routeKey: matched.route.key,
      parameters: matched.parameters,
      ...(authorized && { authorizer: authorized }),
      requestId,
      apiId,
      account,
      at: clock.now(),
    });
    return invoke(matched, event);
  };

  return async (request, url) => {
    const requestId = randomUUID();
    const made = await answer(request, url, requestId);
    return { ...made, headers: { ...made.headers, 'apigw-requestid': requestId } };
  };
}
