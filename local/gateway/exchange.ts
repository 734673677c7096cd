import type { IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { awsError } from '../aws-error.ts';
import type { Caller } from '../dispatcher.ts';

/** A request at the AWS endpoint, read whole. */
export type Exchange = {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
  caller: Caller;
  requestId: string;
};

export type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer };

/** Makes the AWS call that an exchange means, past the dispatcher. */
export type Dispatch = (
  service: string,
  operation: string,
  input: Record<string, unknown>,
) => Promise<unknown>;

/** One header as text; a repeated one joined as HTTP joins it. */
export function header(exchange: Exchange, name: string): string | undefined {
  const value = exchange.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The body as its sender had it before it was compressed on the way, as SDKs do with much metric data. @throws SerializationException */
export function plainBody(exchange: Exchange): Buffer {
  if (header(exchange, 'content-encoding') !== 'gzip') return exchange.body;
  try {
    return gunzipSync(exchange.body);
  } catch {
    throw awsError('SerializationException', 'The body is not what its Content-Encoding says');
  }
}
