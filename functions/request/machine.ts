import { machineOf, succeedTask } from '../runtime/machine.ts';
import { isAtWork } from './lifecycle.ts';
import { tokens } from './progress-token.ts';
import type { ServiceRequest } from './service-request.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.FULFILMENT_MACHINE);

/** The name of one fulfilment: a request that is reopened begins another. */
export const runOf = ({ id, run }: Pick<ServiceRequest, 'id' | 'run'>): string => `${id}-${run}`;

/** The request of which a fulfilment is. */
export const requestOfRun = (run: string): string => run.slice(0, run.lastIndexOf('-'));

/** Starts the machine of a fulfilment. The name makes it once and only once. */
export const start = (request: ServiceRequest, restarts = 0): Promise<void> =>
  machine.start(runOf(request), restarts, { request: request.id, run: request.run });

/** How the machine of a fulfilment is: it runs, it was started and runs no more, or nobody has started it. */
export const lifeOf = (run: string, restarts: number): Promise<'runs' | 'ended' | 'missing'> =>
  machine.lifeOf(run, restarts);

/** Tells the machine that waits for it how far a request has come, and how it ended. Doing it again changes nothing. */
export async function follow(request: ServiceRequest, now: string): Promise<void> {
  if (!request.run) return;
  const run = runOf(request);
  const { state, progress } = request;
  const { token, turn = 0 } = await tokens.leaveStanding(run, { state, progress }, now);
  const over = !isAtWork(request);
  if (token && (over || turn < progress)) await succeedTask(token, { state });
  if (token && over) await tokens.forgetToken(run, now);
}

/** The names under which a request's machines ran, the newest first. */
export async function executionsOf(request: ServiceRequest): Promise<string[]> {
  const runs = Array.from({ length: Math.min(request.run, 5) }, (_, n) => `${request.id}-${request.run - n}`);
  const found = await Promise.all(
    runs.map(async (run) => {
      const { restarts = 0 } = await tokens.meetingOf(run);
      return [...Array.from({ length: restarts }, (_, n) => `${run}-again-${restarts - n}`), run];
    }),
  );
  return found.flat().slice(0, 5);
}
