import { findChange } from '../change/read.ts';
import { system } from '../kernel/actor.ts';
import { findMaintenanceWindow } from '../monitoring/read.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { outages } from './keep.ts';
import { outageOf } from './origins.ts';
import { openFrom, replan } from './outage-course.ts';
import { type Plan, planOfChange, planOfWindow } from './planned.ts';

const by = system('on-planned');

async function planOf(id: string): Promise<Plan | undefined> {
  if (!id.startsWith('CHG-')) {
    const window = await findMaintenanceWindow(id);
    return window && planOfWindow(window);
  }
  const change = await findChange(id);
  return change && planOfChange(change);
}

/** What changes and maintenance windows plan is a planned outage: it moves with them, and is none when they are called off. */
export const handler = reaction(async ({ id, next }, now) => {
  const plan = await planOf(id);
  if (!plan) return;
  const { begin, end, ...about } = plan;
  const known = await outageOf(id);
  const times = begin !== undefined && end !== undefined && end > begin ? { begin, end } : undefined;
  if (known) {
    const decision = replan(known, { ...about, ...times }, by, now);
    if (decision) await outages.save(decision, { depth: next });
    return;
  }
  if (!times) return;
  const change = id.startsWith('CHG-')
    ? { source: 'change' as const, change: id }
    : { source: 'maintenance-window' as const };
  const found = {
    ...about,
    ...times,
    ...change,
    type: 'planned' as const,
    offerings: [],
    incidents: [],
    of: id,
  };
  await outages.save(openFrom(found, await nextNumber('availability', 'OUT'), by, now), { depth: next });
});
