import { defaultService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Claim } from '../kernel/decision.ts';
import { filedUnder } from '../runtime/collection.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { Experiment } from './evidence.ts';
import type { Exercise } from './exercise.ts';
import { experimentMoved, foundExperiment } from './experiment-exercise.ts';
import { exercises } from './keep.ts';

const rowOf = (experiment: string) => ({ pk: `experiment#${experiment}`, sk: 'claim' });

/** The exercise that an experiment is: the one that it was taken for before, or else the next one planned of its template. */
async function exerciseOf({ id, template }: Experiment): Promise<Exercise | undefined> {
  const row = await readRow('continuity', rowOf(id).pk, rowOf(id).sk);
  if (row) return exercises.find(String(row.holder));
  if (!template) return undefined;
  const planned = await filedUnder(exercises, 'person', `template#${template}`);
  return planned.find(({ state, experiment }) => state === 'planned' && !experiment);
}

/** Takes in how an experiment of AWS FIS stands: it is an exercise like any other, planned or not. */
export async function takeExperiment(
  experiment: Experiment,
  by: Actor,
  now: string,
  depth: number,
): Promise<void> {
  let exercise = await exerciseOf(experiment);
  const claimOf = (holder: string): Claim => ({
    ...rowOf(experiment.id),
    values: { holder },
    heldBy: holder,
  });
  if (!exercise) {
    const { team } = await defaultService();
    const id = await nextNumber('continuity', 'EXR');
    const found = foundExperiment(experiment, id, team, by);
    exercise = await exercises.save(found, { depth, claims: [claimOf(id)] });
  }
  const decision = experimentMoved(exercise, experiment, by, now);
  if (decision) await exercises.save(decision, { depth, claims: [claimOf(exercise.id)] });
}
