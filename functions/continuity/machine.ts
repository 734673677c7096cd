import { machineOf, succeedTask } from '../runtime/machine.ts';
import type { PlanRun } from './plan-run.ts';
import { tokens } from './progress-token.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.RECOVERY_MACHINE);

/** Starts the machine of a run. The name makes it once and only once. */
export const start = ({ id }: Pick<PlanRun, 'id'>, restarts = 0): Promise<void> =>
  machine.start(id, restarts, { run: id });

/** How the machine of a run is: it runs, it was started and runs no more, or nobody has started it. */
export const lifeOf = (id: string, restarts: number): Promise<'runs' | 'ended' | 'missing'> =>
  machine.lifeOf(id, restarts);

/** Tells the machine that waits for it how far a run has come. Doing it again changes nothing. */
export async function follow({ id, state, moves }: PlanRun, now: string): Promise<void> {
  const { token, turn = 0 } = await tokens.leaveStanding(id, { state, moves }, now);
  const over = state !== 'running';
  if (token && (over || turn < moves)) await succeedTask(token, { state });
  if (token && over) await tokens.forgetToken(id, now);
}

const shown = 5;

/** The names under which the machine of a run was started, the newest first. */
export async function executionsOf(id: string): Promise<string[]> {
  const { restarts = 0 } = await tokens.meetingOf(id);
  return [...Array.from({ length: restarts }, (_, n) => `${id}-again-${restarts - n}`), id].slice(0, shown);
}
