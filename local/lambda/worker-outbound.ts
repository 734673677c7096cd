import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { urlToHttpOptions } from 'node:url';

/** The header that carries where a request that was kept inside wanted to go. */
export const outboundHeader = 'x-local-outbound';
export const outboundByHeader = 'x-local-outbound-by';

type OnResponse = (response: IncomingMessage) => void;
type Arguments = [unknown, unknown?, unknown?];

const mostRedirects = 20;

const readArguments = (given: Arguments): { options: RequestOptions; onResponse?: OnResponse } => {
  const [first, second] = given;
  const onResponse = given.find((one) => typeof one === 'function') as OnResponse | undefined;
  const rest = typeof second === 'object' && second !== null ? (second as RequestOptions) : {};
  if (typeof first === 'string' || first instanceof URL) {
    return { options: { ...urlToHttpOptions(new URL(first)), ...rest }, ...(onResponse && { onResponse }) };
  }
  return { options: { ...(first as RequestOptions) }, ...(onResponse && { onResponse }) };
};

const headersOf = (headers: RequestOptions['headers']): Record<string, string | string[]> => {
  const entries: [string, unknown][] = [];
  if (Array.isArray(headers)) {
    for (let at = 0; at < headers.length; at += 2) entries.push([String(headers[at]), headers[at + 1]]);
  } else entries.push(...Object.entries(headers ?? {}));
  const said = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
};

/**
 * Keeps this thread's HTTP and HTTPS requests on the laptop: whatever is not for the AWS endpoint is sent to it all the same,
 * with the intended address in a header, and lands in the host's outbox. `node:http`, `node:https` and `fetch` are covered.
 *
 * @param by name of the function, for the outbox
 */
export function keepInside(endpoint: URL, by: string): void {
  const real = http.request;
  const endpointPort = Number(endpoint.port);
  const isEndpoint = (hostname: string, port: number) =>
    hostname === endpoint.hostname && port === endpointPort;

  const patch = (module: typeof http | typeof https, protocol: 'http:' | 'https:') => {
    const request = (...given: Arguments): ClientRequest => {
      const { options, onResponse } = readArguments(given);
      const hostname = options.hostname ?? options.host ?? 'localhost';
      const port = Number(options.port ?? (protocol === 'https:' ? 443 : 80));
      if (isEndpoint(hostname, port)) return real(options, onResponse);
      const usual = port === (protocol === 'https:' ? 443 : 80);
      const authority = `${hostname}${usual ? '' : `:${port}`}`;
      const { method, timeout, signal } = options;
      const target = `${protocol}//${authority}${options.path ?? '/'}`;
      const headers = {
        host: authority,
        ...headersOf(options.headers),
        [outboundHeader]: target,
        [outboundByHeader]: by,
      };
      const inside = { hostname: endpoint.hostname, port: endpointPort, path: '/', headers };
      return real(
        { ...inside, ...(method && { method }), ...(timeout && { timeout }), ...(signal && { signal }) },
        onResponse,
      );
    };
    const get = (...given: Arguments): ClientRequest => {
      const made = request(...given);
      made.end();
      return made;
    };
    Object.assign(module, { request, get });
  };
  patch(http, 'http:');
  patch(https, 'https:');
  syncBuiltinESMExports();

  const realFetch = globalThis.fetch;
  const inside = async (
    input: string | URL | Request,
    init?: RequestInit,
    redirects = 0,
  ): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (isEndpoint(url.hostname, Number(url.port))) return realFetch(request);
    const headers = new Headers(request.headers);
    headers.set(outboundHeader, request.url);
    headers.set(outboundByHeader, by);
    const body = request.body ? await request.clone().arrayBuffer() : null;
    const { method, signal, redirect } = request;
    const response = await realFetch(endpoint, { method, headers, body, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location || redirect === 'manual') return response;
    if (redirect === 'error' || redirects >= mostRedirects)
      throw new TypeError('fetch failed: unexpected redirect');
    const kept = response.status === 307 || response.status === 308;
    return inside(
      new URL(location, url),
      kept ? { method, headers: request.headers, body } : {},
      redirects + 1,
    );
  };
  globalThis.fetch = (input, init) => inside(input as string | URL | Request, init);
}
