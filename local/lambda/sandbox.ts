import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { LambdaError, Report, SandboxData } from './messages.ts';
import { workerFile } from './worker-file.ts';

/** A function as the template configures it. */
export type FunctionConfig = {
  name: string;
  arn: string;
  role: string;
  dir: string;
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMb: number;
  /** Its own, so that a call at the endpoint tells which function made it. */
  accessKeyId: string;
};

export type Outcome = { payload: unknown; error?: undefined } | { error: LambdaError; payload?: undefined };

export type Sandbox = {
  id: string;
  /** Resolves when the module is loaded, or has failed to load. */
  ready: Promise<void>;
  initMs(): number;
  /** Runs one invocation; not to be called again before it has answered. */
  run(event: unknown): Promise<Outcome>;
  ended(): boolean;
  /** Ends it where it stands, as a crash does. */
  crash(): void;
  stop(): Promise<void>;
};

type SandboxOptions = {
  clock: Clock;
  endpoint: string;
  environment: Record<string, string>;
  log: (name: string, text: string) => void;
  onEnd: () => void;
};

const compiled = fileURLToPath(new URL('../../node_modules/.cache/sandboxes', import.meta.url));

const largestAnswer = 6 * 1024 * 1024;

const exited = (code: number): LambdaError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `Runtime exited with error: exit status ${code}`,
});

/** Starts one execution environment: a worker thread with an environment, a memory limit and a clock of its own. */
export function startSandbox(config: FunctionConfig, options: SandboxOptions): Sandbox {
  const id = randomUUID();
  const { name, dir, handler, arn, memoryMb } = config;
  const data: SandboxData = {
    name,
    dir,
    handler,
    arn,
    memoryMb,
    clock: options.clock.buffer,
    endpoint: options.endpoint,
    compiled,
  };
  const worker = new Worker(workerFile(), {
    env: { ...options.environment, AWS_SESSION_TOKEN: id },
    workerData: data,
    stdout: true,
    stderr: true,
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const ready = Promise.withResolvers<void>();
  let end: LambdaError | undefined;
  let initMs = 0;
  let waiting: { requestId: string; answer: (outcome: Outcome) => void } | undefined;

  const answer = (outcome: Outcome) => {
    waiting?.answer(outcome);
    waiting = undefined;
  };
  const finish = (error: LambdaError) => {
    end ??= error;
    ready.resolve();
    answer({ error: end });
  };

  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk) => options.log(name, String(chunk)));
  worker.on('message', (report: Report) => {
    if (report.kind === 'ready') {
      initMs = report.initMs;
      ready.resolve();
    } else if (report.kind === 'init-failed') {
      finish(report.error);
      void worker.terminate();
    } else if (report.requestId !== waiting?.requestId) return;
    else if (report.kind === 'error') answer({ error: report.error });
    else if (Buffer.byteLength(report.payload) > largestAnswer) {
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${largestAnswer} bytes).`;
      answer({ error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } });
    } else answer({ payload: JSON.parse(report.payload) });
  });
  worker.on('error', (error: Error & { code?: string }) => {
    const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const killed = 'Runtime exited with error: signal: killed';
    finish(
      memory
        ? { errorType: 'Runtime.ExitError', errorMessage: killed }
        : { errorType: error.name, errorMessage: error.message },
    );
  });
  worker.on('exit', (code) => {
    finish(exited(code));
    options.onEnd();
  });
  worker.unref();

  return {
    id,
    ready: ready.promise,
    initMs: () => initMs,
    ended: () => end !== undefined,
    crash: () => {
      finish(exited(137));
      void worker.terminate();
    },
    stop: async () => {
      end ??= exited(0);
      await worker.terminate();
    },
    run: async (event) => {
      await ready.promise;
      if (end) return { error: end };
      const requestId = randomUUID();
      const timeoutMs = config.timeoutSeconds * 1000;
      return new Promise<Outcome>((resolve) => {
        const late = setTimeout(() => {
          const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${config.timeoutSeconds.toFixed(2)} seconds`;
          finish({ errorType: 'Sandbox.Timedout', errorMessage });
          void worker.terminate();
        }, timeoutMs);
        waiting = {
          requestId,
          answer: (outcome) => {
            clearTimeout(late);
            resolve(outcome);
          },
        };
        worker.postMessage({ requestId, event: JSON.stringify(event ?? null), timeoutMs });
      });
    },
  };
}
