import type { Decision } from '../kernel/decision.ts';
import type { Records, Saving } from '../runtime/records.ts';
import { closing } from './closing.ts';
import { settings } from './configured.ts';
import type { Incident } from './incident.ts';
import { metricLine } from './kpi.ts';
import { asksRules, majorCourse } from './major-course.ts';
import { knownRules } from './major-keep.ts';
import { stored } from './stored.ts';

/** Past the logger: the format has to stand alone on its line. No call is made for it. */
function count(decision: Decision<Incident>): void {
  const at = Date.parse(decision.event.at);
  const line = metricLine(decision, settings().metricsBy, at);
  if (line) process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A rule may make it a major incident, and whatever resolves it winds the clock that closes it. */
async function whole(decision: Decision<Incident>): Promise<Decision<Incident>> {
  const rules = asksRules(decision) ? await knownRules() : [];
  return closing(majorCourse(decision, rules), settings().closeDays);
}

/** Saves a decision with what follows from it, and counts it. */
async function save(decision: Decision<Incident>, saving?: Saving): Promise<Incident> {
  const all = await whole(decision);
  const record = await stored.save(all, saving);
  count(all);
  return record;
}

/** Where incidents are kept. */
export const incidents: Records<Incident> = { ...stored, save, whole };
