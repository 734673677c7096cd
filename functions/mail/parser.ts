import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Parsed } from './parsed.ts';

const seconds = 5;
const megabytes = 256;

/** What came of it, or why it could not be read. */
export type Parsing = { readonly parsed: Parsed } | { readonly unreadable: string };

/**
 * Has a mail parsed by a thread of its own, which is ended after five seconds, or when it wants more than 256 MB: whatever a
 * mail does to its parser, it does to nobody else.
 *
 * @param raw is copied into the thread
 * @param file what the thread runs; it lies beside this in the bundle
 */
export function parseMail(raw: Uint8Array, file = path.join(__dirname, 'parse-worker.js')): Promise<Parsing> {
  const worker = new Worker(file, {
    workerData: raw,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  return new Promise<Parsing>((resolve) => {
    const timer = setTimeout(
      () => resolve({ unreadable: `it took longer than ${seconds} seconds` }),
      seconds * 1000,
    );
    worker.once('message', (said: { parsed?: Parsed; error?: string }) => {
      clearTimeout(timer);
      resolve(said.parsed ? { parsed: said.parsed } : { unreadable: said.error ?? 'it could not be read' });
    });
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer);
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      resolve({ unreadable: memory ? `it took more than ${megabytes} MB` : error.message });
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve({ unreadable: 'its parser ended without an answer' });
    });
  }).finally(() => worker.terminate());
}
