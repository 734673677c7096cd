import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { fallDue } from './capacity-plan.ts';
import { plans } from './keep.ts';

const by = system('clock');

/** The day of a plan's review has come. */
export const handler = onClock({
  'capacity-plan': {
    keep: plans,
    strikes: { review: (plan, { due, depth }) => plans.save(fallDue(plan, by, due), { depth }) },
  },
});
