import { type CapacityMetric, findCapacityMetric, grounds, relief, shortage } from '../capacity/read.ts';
import { system } from '../kernel/actor.ts';
import { episodeClaim, slopeBefore } from '../record/capacity-episode.ts';
import { say } from '../record/comment.ts';
import { readRow } from '../runtime/dynamo.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { saveOnce } from '../runtime/save-once.ts';
import { correct } from './correction.ts';
import { problems } from './keep.ts';
import { isOver } from './lifecycle.ts';
import type { Problem } from './problem.ts';
import { raise } from './raising.ts';

const by = system('on-capacity');
const urgencies = { tight: 'low', scarce: 'medium', critical: 'high' } as const;
const isShort = (state: CapacityMetric['state']): state is keyof typeof urgencies => state in urgencies;

/** The problem of the time in which it runs out now, or ran out last. */
async function problemOf(metric: CapacityMetric): Promise<Problem | undefined> {
  const { pk, sk } = episodeClaim(metric, '');
  const row = await readRow('problem', pk, sk);
  return row && problems.find(String(row.record));
}

async function open(metric: CapacityMetric, { next }: Heard, now: string): Promise<void> {
  const { ci, service, team, state } = metric;
  const asked = {
    title: shortage(metric),
    description: grounds(metric),
    ...{
      service,
      team,
      impact: 'medium' as const,
      urgency: isShort(state) ? urgencies[state] : ('low' as const),
    },
    ...(ci && { cis: [ci] }),
  };
  const decision = await raise(asked, by, now, { capacity: metric.id });
  const claims = [episodeClaim(metric, decision.after.id)];
  await problems.save(decision, { depth: next, claims });
}

/** It is nearer now: the problem is more urgent, and says why. */
async function press(problem: Problem, metric: CapacityMetric, heard: Heard, now: string): Promise<void> {
  const { state } = metric;
  if (isOver(problem) || !isShort(state) || problem.urgency === urgencies[state]) return;
  const decision = correct(problem, { urgency: urgencies[state] }, by, now);
  await saveOnce(problems, decision, `capacity-${state}`, heard);
  const words = `${shortage(metric)}. ${grounds(metric)}`;
  const after = await problems.get(problem.id);
  await saveOnce(problems, say(after, words, 'internal', 'problem.noted', by, now), `said-${state}`, heard);
}

/** Something runs out: it is a problem, more and more urgent. It is enough again: the problem says that this was measured. */
export const handler = reaction(async (heard, now) => {
  const metric = await findCapacityMetric(heard.id);
  if (!metric) return;
  const problem = await problemOf(metric);
  if (heard.type === 'capacity-metric.relieved') {
    if (!problem || isOver(problem) || metric.state !== 'ample') return;
    const words = relief(metric, slopeBefore(heard.changed));
    await saveOnce(problems, say(problem, words, 'internal', 'problem.noted', by, now), 'relieved', heard);
  } else if (problem) await press(problem, metric, heard, now);
  else if (isShort(metric.state)) await open(metric, heard, now);
});
