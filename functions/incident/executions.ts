import type { Execution } from '../record/execution.ts';
import { readExecution } from '../runtime/execution.ts';
import type { Incident } from './incident.ts';

const most = 5;

/** The escalations of an incident as they can be drawn, the newest of its runs first; at most five. */
export async function readEscalations({ id, run }: Incident): Promise<Execution[]> {
  const machine = process.env.ESCALATION_MACHINE;
  if (!machine) throw new Error('ESCALATION_MACHINE is not set');
  const runs = Array.from({ length: Math.min(run, most) }, (_, index) => run - index);
  const found = await Promise.all(runs.map((number) => readExecution(machine, `${id}-${number}`)));
  return found.filter((execution) => execution !== undefined);
}
