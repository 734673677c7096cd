import type { IncomingMessage } from 'node:http';
import { isRecord } from '../assembly/template.ts';
import { isAwsError } from '../aws-error.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { gatewayError, type HttpAnswer } from '../http-api/answer.ts';
import type { HttpOrigin } from '../http-api/http-api.ts';
import type { DistributionConfig } from './read-template.ts';
import { withHeaders } from './response-headers.ts';

type DistributionOptions = {
  config: DistributionConfig;
  dispatcher: Dispatcher;
  account: string;
  /** The API that serves a host name, if one does. */
  apiOf: (host: string) => HttpOrigin | undefined;
};

/** The distribution: the first behaviour whose pattern matches decides on origin, function and headers. Nothing is cached. */
export function createDistribution({ config, dispatcher, account, apiOf }: DistributionOptions): HttpOrigin {
  const source = `arn:aws:cloudfront::${account}:distribution/${config.id}`;
  const caller = { name: 'distribution', principal: 'cloudfront.amazonaws.com', source };

  const fromBucket = async (request: IncomingMessage, bucket: string, url: string): Promise<HttpAnswer> => {
    const path = decodeURIComponent(new URL(url, 'http://local').pathname).slice(1);
    const input = { Bucket: bucket, Key: path === '' ? config.rootObject : path };
    try {
      const object = await dispatcher.dispatch({ service: 's3', operation: 'GetObject', input, caller });
      if (!isRecord(object)) return gatewayError(502, 'Bad Gateway');
      const etag = String(object.ETag ?? '');
      const type = String(object.ContentType ?? 'application/octet-stream');
      const headers = {
        etag,
        'content-type': type,
        ...(object.CacheControl ? { 'cache-control': String(object.CacheControl) } : {}),
      };
      if (etag && request.headers['if-none-match'] === etag) return { status: 304, headers, body: '' };
      return { status: 200, headers, body: Buffer.from(object.Body as Uint8Array) };
    } catch (error) {
      if (!isAwsError(error)) throw error;
      return {
        status: error.status,
        headers: { 'content-type': 'text/plain' },
        body: `${error.type}: ${error.message}\n`,
      };
    }
  };

  return async (request, given) => {
    const { method = 'GET' } = request;
    const { pathname } = new URL(given, 'http://local');
    const behaviour = config.behaviours.find(({ matches }) => matches(pathname));
    if (!behaviour) return gatewayError(404, 'Not Found');
    if (!behaviour.methods.includes(method)) {
      return gatewayError(403, 'This distribution is not configured to allow this HTTP method here.');
    }
    const passed = behaviour.viewerRequest?.(request) ?? { url: given };
    if ('answer' in passed) return withHeaders(passed.answer, behaviour.headers);
    const { origin, headers } = behaviour;
    if ('bucket' in origin) return withHeaders(await fromBucket(request, origin.bucket, passed.url), headers);
    const api = apiOf(origin.host);
    if (!api) return gatewayError(502, `Nothing on the laptop serves ${origin.host}`);
    return withHeaders(await api(request, passed.url), headers);
  };
}
