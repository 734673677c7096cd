import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { port: number; stop(): Promise<void> };

const names = /^(localhost|127\.0\.0\.1|\[::1\]|[\w.-]+\.localhost)(:\d+)?$/;

/** Whether a request was meant for this machine: a page elsewhere that had its name resolve to 127.0.0.1 is not. */
export function isLoopbackName(host: string | undefined): boolean {
  return host !== undefined && names.test(host);
}

/** A sentence for people when a port is taken, instead of a stack trace. */
const explained = (error: NodeJS.ErrnoException, port: number): Error => {
  if (error.code !== 'EADDRINUSE') return error;
  const message = `Port ${port} is taken, by another program or another copy of this one. Stop it, or choose other ports.`;
  return Object.assign(new Error(message), { code: error.code, port });
};

const open = (port: number, host: string, listener: RequestListener): Promise<http.Server> =>
  new Promise((resolve, reject) => {
    const server = http.createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, listener);
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, host, () => resolve(server));
  });

const close = (server: http.Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/**
 * Listens on the loopback addresses only, of both families where the machine has them.
 *
 * @param port 0 for any that is free
 * @throws with a sentence for people when the port is taken
 */
export async function listen(port: number, listener: RequestListener): Promise<Listening> {
  const first = await open(port, '127.0.0.1', listener);
  const bound = (first.address() as AddressInfo).port;
  const second = await open(bound, '::1', listener).catch(() => undefined);
  return {
    port: bound,
    stop: async () => {
      await Promise.all([close(first), ...(second ? [close(second)] : [])]);
    },
  };
}
