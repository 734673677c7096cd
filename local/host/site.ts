import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from '../activity.ts';
import type { HttpAnswer } from '../http-api/answer.ts';
import type { HttpOrigin } from '../http-api/http-api.ts';
import { type Issuer, issuerPath } from '../issuer/issuer.ts';
import { isLoopbackName } from '../loopback.ts';

type SiteOptions = {
  /** `localhost:3000`, the name under which everything is one origin. */
  authority: string;
  origin: HttpOrigin;
  issuer: Issuer;
  localApi: HttpOrigin;
  activity: Activity;
  /** The desk's time, told in every answer, so that a page counts ages right on a clock that was moved. */
  now: () => number;
  log: (line: string) => void;
};

const text = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});

/** Pages are asked for under the one name only, so that what they call is the same origin. */
const isElsewhere = (request: IncomingMessage, authority: string) =>
  request.method === 'GET' &&
  request.headers.host !== authority &&
  (request.headers.accept ?? '').includes('text/html');

/** What listens on the site's port: the local helpers and the issuer below `/local`, the template's distribution elsewhere. */
export function createSite(
  options: SiteOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { authority, origin, issuer, localApi, activity, now, log } = options;

  const fromTemplate = async (request: IncomingMessage, url: string): Promise<HttpAnswer> => {
    if (isElsewhere(request, authority))
      return { status: 307, headers: { location: `http://${authority}${url}` }, body: '' };
    const done = activity.begin('request');
    try {
      return await origin(request, url);
    } finally {
      done();
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = '/' } = request;
    response.setHeader('date', new Date(now()).toUTCString());
    if (url.startsWith(issuerPath)) return issuer.handle(request, response);
    const isLocal = url.startsWith('/local/');
    const answer = !isLoopbackName(request.headers.host)
      ? text(403, 'This desk answers on this machine only.\n')
      : await (isLocal ? localApi(request, url) : fromTemplate(request, url));
    const length = { 'content-length': Buffer.byteLength(answer.body) };
    response.writeHead(
      answer.status,
      answer.status === 304 ? answer.headers : { ...answer.headers, ...length },
    );
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log(
        `fault while answering ${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`,
      );
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The host failed; its log says why.\n');
    });
  };
}
