import { lapsed, waitsOf } from '../record/approval-deadlines.ts';
import { type Approval, currentStep } from '../record/approval-round.ts';
import { machineOf, succeedTask } from '../runtime/machine.ts';
import type { Standing } from './token.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.APPROVAL_MACHINE);

/** Starts the machine of a round from where the round stands. The name makes it once and only once. */
export const start = (approval: Approval, now: string, restarts = 0): Promise<void> =>
  machine.start(approval.id, restarts, {
    approval: approval.id,
    step: approval.step,
    lapse: lapsed(currentStep(approval), now),
    waits: waitsOf(approval, now),
  });

/** How the machine of a round is: it runs, it was started and runs no more, or nobody has started it. */
export const lifeOf = (id: string, restarts: number): Promise<'runs' | 'ended' | 'missing'> =>
  machine.lifeOf(id, restarts);

/** Ends a machine's wait: the step has passed, or the round has ended. */
export const succeed = (taskToken: string, { state, step }: Standing): Promise<void> =>
  succeedTask(taskToken, { state, step });
