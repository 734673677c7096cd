import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Parsed } from './parsed.ts';

const seconds = 5;
/** Where the processor is busy with others, a mail waits for it longer than it computes. */
const patience = 15;
const megabytes = 256;
const lookEvery = 250;

/** What came of it, or why it could not be read. */
export type Parsing = { readonly parsed: Parsed } | { readonly unreadable: string };

/** Why a thread is to be ended by now, if it is. Its own time counts where the runtime tells it (Node 24.6), and else the clock's. */
async function overdue(worker: Worker, since: number): Promise<string | undefined> {
  const waited = performance.now() - since;
  const computed = await worker.cpuUsage?.().then(
    ({ user, system }) => (user + system) / 1000,
    // It has ended by itself, and says so.
    () => 0,
  );
  if ((computed ?? waited) > seconds * 1000) return `it took longer than ${seconds} seconds`;
  return waited > patience * 1000 ? `nothing came of it in ${patience} seconds` : undefined;
}

/**
 * Has a mail parsed by a thread of its own, which is ended when it has computed for five seconds, has said nothing in fifteen, or
 * wants more than 256 MB: whatever a mail does to its parser, it does to nobody else.
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
  const since = performance.now();
  let looking: NodeJS.Timeout | undefined;
  return new Promise<Parsing>((resolve) => {
    looking = setInterval(async () => {
      const unreadable = await overdue(worker, since);
      if (unreadable) resolve({ unreadable });
    }, lookEvery);
    worker.once('message', (said: { parsed?: Parsed; error?: string }) =>
      resolve(said.parsed ? { parsed: said.parsed } : { unreadable: said.error ?? 'it could not be read' }),
    );
    worker.once('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      resolve({ unreadable: memory ? `it took more than ${megabytes} MB` : error.message });
    });
    worker.once('exit', () => resolve({ unreadable: 'its parser ended without an answer' }));
  }).finally(() => {
    clearInterval(looking);
    return worker.terminate();
  });
}
