import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache, flushCompileCache, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Invocation, LambdaError, Report, SandboxData } from './messages.ts';
import { followClock } from './worker-clock.ts';
import { keepInside } from './worker-outbound.ts';

type Handler = (
  event: unknown,
  context: object,
  done?: (error: unknown, result?: unknown) => void,
) => unknown;

const { dir, handler, name, arn, memoryMb, clock, endpoint, compiled } = workerData as SandboxData;
const report = (message: Report) => parentPort?.postMessage(message);

// A bundle is compiled once on this machine, and not by every sandbox again.
enableCompileCache(compiled);
followClock(clock);
keepInside(new URL(endpoint), name);

const inside = pathToFileURL(`${dir}${path.sep}`).href;
if (!existsSync(path.join(dir, 'package.json'))) {
  // Lambda reads a .js file without a package.json as CommonJS; here a package.json further up would decide.
  registerHooks({
    load: (url, context, next) =>
      next(url, url.startsWith(inside) && url.endsWith('.js') ? { ...context, format: 'commonjs' } : context),
  });
}

const described = (error: unknown): LambdaError => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
};

const failure = (type: string, message: string) => Object.assign(new Error(message), { name: type });

const load = async (): Promise<Handler> => {
  const dot = handler.lastIndexOf('.');
  const base = path.join(dir, handler.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs']
    .map((ending) => base + ending)
    .find((candidate) => existsSync(candidate));
  if (!file)
    throw failure('Runtime.ImportModuleError', `Error: Cannot find module '${handler.slice(0, dot)}'`);
  const require = createRequire(path.join(dir, 'index.js'));
  const module = file.endsWith('.mjs') ? await import(pathToFileURL(file).href) : require(file);
  const found: unknown = module[handler.slice(dot + 1)];
  if (typeof found !== 'function')
    throw failure('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  return found as Handler;
};

const contextOf = ({ requestId, timeoutMs }: Invocation) => {
  const deadline = performance.now() + timeoutMs;
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
};

const call = (run: Handler, invocation: Invocation): Promise<unknown> => {
  const event: unknown = JSON.parse(invocation.event);
  const context = contextOf(invocation);
  if (run.length < 3) return Promise.resolve(run(event, context));
  return new Promise((resolve, reject) => {
    const answer = run(event, context, (error, result) => (error ? reject(error) : resolve(result)));
    if (answer instanceof Promise) answer.then(resolve, reject);
  });
};

const started = performance.now();
const loaded = load().then(
  (run) => {
    report({ kind: 'ready', initMs: performance.now() - started });
    flushCompileCache();
    return run;
  },
  (error: unknown) => {
    report({ kind: 'init-failed', error: described(error) });
    return undefined;
  },
);

parentPort?.on('message', async (invocation: Invocation) => {
  const run = await loaded;
  if (!run) return;
  const { requestId } = invocation;
  process.env._X_AMZN_TRACE_ID = `Root=1-00000000-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`;
  try {
    const result = await call(run, invocation);
    report({ kind: 'answer', requestId, payload: JSON.stringify(result ?? null) ?? 'null' });
  } catch (error) {
    report({ kind: 'error', requestId, error: described(error) });
  }
});
