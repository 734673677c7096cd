import type { Decision } from '../kernel/decision.ts';
import type { Records, Saving } from '../runtime/records.ts';
import { closing } from './closing.ts';
import { settings } from './configured.ts';
import type { Incident } from './incident.ts';
import { metricLine } from './kpi.ts';
import { stored } from './stored.ts';

/** Past the logger: the format has to stand alone on its line. No call is made for it. */
function count(decision: Decision<Incident>): void {
  const at = Date.parse(decision.event.at);
  const line = metricLine(decision, settings().metricsBy, at);
  if (line) process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Saves a decision; whatever resolves an incident winds the clock that closes it, and is counted. */
async function save(decision: Decision<Incident>, saving?: Saving): Promise<Incident> {
  const closes = closing(decision, settings().closeDays);
  const record = await stored.save(closes, saving);
  count(closes);
  return record;
}

/** Where incidents are kept. */
export const incidents: Records<Incident> = { ...stored, save };
