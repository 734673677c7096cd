import { findService, impactOf } from '../configuration/read.ts';
import type { Level } from '../record/priority.ts';
import type { Change } from './change.ts';
import { historyOf } from './history.ts';
import { judge, type Risk } from './risk.ts';

const order: readonly Level[] = ['low', 'medium', 'high'];
const hour = 3_600_000;

type Judged = Pick<Change, 'type' | 'team' | 'cis' | 'services' | 'answers' | 'plans'> &
  Partial<Pick<Change, 'outage' | 'plannedFrom' | 'plannedTo'>>;

/** The risk of a change by what the desk knows at this moment. */
export async function riskOf(change: Judged): Promise<Risk> {
  const { type, answers, outage = false, plans, plannedFrom, plannedTo, services, cis } = change;
  const [named, impact] = await Promise.all([
    Promise.all(services.map(findService)),
    cis.length ? impactOf(cis) : undefined,
  ]);
  const reached = [...named, ...(impact?.services ?? [])].filter((service) => service !== undefined);
  const levels = [...reached, ...(impact?.items ?? [])].flatMap(({ criticality }) => criticality ?? []);
  const window = plannedFrom && plannedTo ? Date.parse(plannedTo) - Date.parse(plannedFrom) : 0;
  return judge({
    type,
    answers,
    outage,
    backout: plans.backout !== undefined,
    hours: window / hour,
    criticality: order[Math.max(0, ...levels.map((level) => order.indexOf(level)))] ?? 'low',
    reaches: {
      services: new Set(reached.map(({ id }) => id)).size,
      cis: impact?.items.length ?? 0,
    },
    history: await historyOf(change),
  });
}
