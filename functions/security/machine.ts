import { machineOf, succeedTask } from '../runtime/machine.ts';
import { meetings } from '../runtime/meetings.ts';
import type { SecurityIncident } from './incident.ts';
import { progressOf, runName } from './run.ts';

const machine = /* @__PURE__ */ machineOf(() => process.env.PLAYBOOK_MACHINE);

/** Where the machine of a playbook and what it waits for meet; a turn is the progress that was seen. */
export const tokens = meetings<{ readonly progress: number }>('security', 'security-playbook');

const nameOf = ({ id, run, runs }: SecurityIncident): string => runName(id, run?.number ?? runs);

/** Starts the machine of a playbook at work. The name makes it once and only once. */
export const start = (incident: SecurityIncident, restarts = 0): Promise<void> =>
  machine.start(nameOf(incident), restarts, { incident: incident.id, run: incident.run?.number ?? 0 });

/** How the machine of a run is: it runs, it was started and runs no more, or nobody has started it. */
export const lifeOf = (name: string, restarts: number): Promise<'runs' | 'ended' | 'missing'> =>
  machine.lifeOf(name, restarts);

/** Tells the machine that waits for it how far a playbook has come. Doing it again changes nothing. */
export async function follow(incident: SecurityIncident, now: string): Promise<void> {
  const { run } = incident;
  if (!run) return;
  const name = nameOf(incident);
  const progress = progressOf(run);
  const { token, turn = 0 } = await tokens.leaveStanding(name, { progress }, now);
  if (token && turn < progress) await succeedTask(token, {});
  if (token && run.state !== 'running') await tokens.forgetToken(name, now);
}

/** The names under which an incident's machines ran, the newest first. */
export async function executionsOf({ id, runs }: SecurityIncident): Promise<string[]> {
  const names = Array.from({ length: Math.min(runs, 5) }, (_, n) => runName(id, runs - n));
  const found = await Promise.all(
    names.map(async (name) => {
      const { restarts = 0 } = await tokens.meetingOf(name);
      return [...Array.from({ length: restarts }, (_, n) => `${name}-again-${restarts - n}`), name];
    }),
  );
  return found.flat().slice(0, 5);
}
