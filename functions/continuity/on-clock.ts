import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { fallOverdue, remindExercise } from './exercise.ts';
import { fallDue } from './impact-analysis.ts';
import { analyses, exercises, protections } from './keep.ts';
import { turnRed } from './protection.ts';

const by = system('clock');

/** What happens when a clock of this practice strikes. What has changed since has another clock, or none. */
export const handler = onClock({
  'impact-analysis': {
    keep: analyses,
    strikes: { review: (analysis, { due, depth }) => analyses.save(fallDue(analysis, by, due), { depth }) },
  },
  protection: {
    keep: protections,
    strikes: {
      rpo: async (protection, { due, depth }) => {
        const teams = (await analyses.all(Object.keys(protection.needs))).map(({ team }) => team);
        const decision = turnRed(protection, teams, by, due);
        if (decision) await protections.save(decision, { depth });
      },
    },
  },
  exercise: {
    keep: exercises,
    strikes: {
      remind: (exercise, { due, depth }) => exercises.save(remindExercise(exercise, by, due), { depth }),
      overdue: (exercise, { due, depth }) => exercises.save(fallOverdue(exercise, by, due), { depth }),
    },
  },
});
