import type { IncomingMessage } from 'node:http';

export type HttpMethod = string;

export type EventParts = {
  request: Pick<IncomingMessage, 'method' | 'rawHeaders' | 'headers' | 'httpVersion'> & {
    url: string;
    sourceIp: string;
  };
  body: Buffer;
  routeKey: string;
  parameters: Record<string, string>;
  authorizer?: { jwt: { claims: Record<string, string>; scopes: string[] | null } };
  requestId: string;
  apiId: string;
  account: string;
  /** Milliseconds since the epoch. */
  at: number;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time as access logs write it: `12/Mar/2020:19:03:58 +0000`. */
export function logTime(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

/** What API Gateway passes on as text; every other body is passed as base64, forms included. */
const textual = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml))\b)/i;

const joined = (pairs: Iterable<readonly [string, string]>): Record<string, string> => {
  const all: Record<string, string> = {};
  for (const [name, value] of pairs) all[name] = name in all ? `${all[name]},${value}` : value;
  return all;
};

const headersOf = (rawHeaders: string[]): Record<string, string> => {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && name.toLowerCase() !== 'cookie'
      ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const]
      : [],
  );
  return joined(pairs);
};

/** Makes the event of payload format 2.0 from a request. */
export function httpEvent(parts: EventParts): Record<string, unknown> {
  const { request, body, routeKey, parameters, authorizer, requestId, apiId, account, at } = parts;
  const url = new URL(request.url, 'http://local');
  const method = request.method ?? 'GET';
  const isText = textual.test(request.headers['content-type'] ?? 'text/plain');
  const query = joined(url.searchParams);
  const cookies = request.headers.cookie?.split('; ');
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies && { cookies }),
    headers: headersOf(request.rawHeaders),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: account,
      apiId,
      ...(authorizer && { authorizer }),
      domainName: request.headers.host?.replace(/:\d+$/, '') ?? '',
      domainPrefix: apiId,
      http: {
        method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: logTime(at),
      timeEpoch: at,
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}
