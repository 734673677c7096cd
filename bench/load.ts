import { connect } from 'node:net';

export type Load = {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds of each request. */
  readonly latencies: number[];
};

type Limits = { readonly connections: number; readonly seconds: number; readonly most: number };

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('\r\n0\r\n\r\n');

/** Length of the answer at the head of what came in; undefined while it is not whole. */
function answerLength(data: Buffer): number | undefined {
  const head = data.indexOf(headEnd);
  if (head < 0) return undefined;
  const from = head + headEnd.length;
  const length = /\r\ncontent-length: (\d+)/i.exec(data.toString('latin1', 0, head))?.[1];
  if (length !== undefined) return data.length >= from + Number(length) ? from + Number(length) : undefined;
  const last = data.indexOf(lastChunk, head);
  return last < 0 ? undefined : last + lastChunk.length;
}

/**
 * A closed loop over raw sockets: each connection sends its next request when the answer to the last one is whole, until
 * the time is up or as many as allowed were sent.
 *
 * @param request the bytes of the nth request
 * @throws when an answer is not a 2xx, with its text
 */
export async function load(
  port: number,
  request: (nth: number) => string,
  { connections, seconds, most }: Limits,
): Promise<Load> {
  const latencies: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  let sent = 0;

  const loop = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let pending: Buffer = Buffer.alloc(0);
      let at = 0;
      const next = () => {
        at = performance.now();
        if (at >= until || sent >= most) return socket.end(resolve);
        socket.write(request(sent++));
      };
      socket.on('connect', next);
      socket.on('error', reject);
      socket.on('data', (data) => {
        pending = pending.length ? Buffer.concat([pending, data]) : data;
        const length = answerLength(pending);
        if (length === undefined) return;
        latencies.push(performance.now() - at);
        if (pending[9] !== 0x32) return reject(new Error(pending.toString('utf8', 0, length)));
        pending = pending.subarray(length);
        next();
      });
    });

  await Promise.all(Array.from({ length: connections }, loop));
  return { requests: latencies.length, seconds: (performance.now() - from) / 1000, latencies };
}

/** One request in HTTP/1.1, kept alive. */
export function http(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: 'localhost',
    ...headers,
    ...(text && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`;
}
