import { failTask, machineOf, succeedTask } from '../runtime/machine.ts';
import { type Escalation, type Outcome, waitsOf } from './escalation.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.ESCALATION_MACHINE);

/** Starts the machine of an escalation whose policy is frozen. The name makes it once and only once. */
export const start = (escalation: Escalation, restarts = 0): Promise<void> =>
  machine.start(escalation.id, restarts, {
    escalation: escalation.id,
    waits: waitsOf(escalation),
    level: 0,
  });

/** Whether the machine of an escalation runs at this moment. */
export const runs = async (id: string, restarts: number): Promise<boolean> =>
  (await machine.lifeOf(id, restarts)) === 'runs';

/** Ends the wait of a level: somebody took the incident. */
export const succeed = (taskToken: string, outcome: Outcome): Promise<void> =>
  succeedTask(taskToken, outcome);

/** Ends the wait of a level at once: there is nobody to wait for, here or at any level, or the next one was asked for. */
export const fail = (
  taskToken: string,
  error: 'Exhausted' | 'NobodyOnCall' | 'NextLevel',
  cause: string,
): Promise<void> => failTask(taskToken, error, cause);
