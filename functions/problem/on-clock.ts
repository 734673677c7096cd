import { system } from '../kernel/actor.ts';
import { onClock, type Struck } from '../runtime/on-clock.ts';
import { expire } from './course.ts';
import { problems } from './keep.ts';
import type { Problem } from './problem.ts';

const by = system('clock');

/** The time for which its risk was accepted is over. */
const riskOver = (problem: Problem, { due, depth }: Struck) =>
  problems.save(expire(problem, by, due), { depth });

/** What happens to problems when a clock strikes. */
export const handler = onClock({ problem: { keep: problems, strikes: { risk: riskOver } } });
