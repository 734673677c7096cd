import { restartsOf } from '../on-call/read.ts';
import type { Execution } from '../record/execution.ts';
import { readExecution } from '../runtime/execution.ts';
import type { Incident } from './incident.ts';

const most = 5;

/** The executions of one run, newest first: one that was lost is started anew under a name of its own. */
async function namesOf(escalation: string): Promise<string[]> {
  const restarts = await restartsOf(escalation);
  const again = Array.from({ length: restarts }, (_, index) => `${escalation}-again-${restarts - index}`);
  return [...again, escalation];
}

/** The escalations of an incident as they can be drawn, the newest of its runs first; at most five. */
export async function readEscalations({ id, run }: Incident): Promise<Execution[]> {
  const machine = process.env.ESCALATION_MACHINE;
  if (!machine) throw new Error('ESCALATION_MACHINE is not set');
  const runs = Array.from({ length: Math.min(run, most) }, (_, index) => `${id}-${run - index}`);
  const names = (await Promise.all(runs.map(namesOf))).flat().slice(0, most);
  const found = await Promise.all(names.map((name) => readExecution(machine, name)));
  return found.filter((execution) => execution !== undefined);
}
