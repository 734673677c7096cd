import { type CapacityMetric, findCapacityMetric, grounds, relief, shortage } from '../capacity/read.ts';
import { system } from '../kernel/actor.ts';
import { episodeClaim, slopeBefore } from '../record/capacity-episode.ts';
import { say } from '../record/comment.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { saveOnce } from '../runtime/save-once.ts';
import { assigned } from './forms.ts';
import { isWorking } from './incident.ts';
import { incidents } from './keep.ts';
import { open } from './opening.ts';
import { resolve } from './resolution.ts';

const by = system('on-capacity');

async function openFor(metric: CapacityMetric, { next }: Heard, now: string): Promise<void> {
  const { id: capacity, service, team, ci } = metric;
  const opening = {
    ...({
      title: shortage(metric),
      description: grounds(metric),
      impact: 'medium',
      urgency: 'high',
    } as const),
    ...{ service, team, source: 'alarm' as const, because: 'rule' as const, capacity },
  };
  const about = await assigned(opening, now);
  const id = await nextNumber('incident', 'INC');
  const bound = ci && { ci: { id: ci, because: 'resource' as const } };
  const decision = open({ ...opening, ...about, ...bound }, id, by, now, [episodeClaim(metric, id)]);
  await incidents.save(decision, { depth: next });
}

/** It was measured that it is enough again: that resolves what nobody has taken over, and is said to whoever has. */
async function relieve(id: string, metric: CapacityMetric, heard: Heard, now: string): Promise<void> {
  const incident = await incidents.find(id);
  if (!incident || !isWorking(incident) || metric.state !== 'ample') return;
  const words = relief(metric, slopeBefore(heard.changed));
  const decision = incident.takenOver
    ? say(incident, words, 'internal', 'incident.noted', by, now)
    : resolve(incident, words, by, now);
  await saveOnce(incidents, decision, 'relieved', heard);
}

/** Something runs out within a week: somebody is paged for it. It is enough again: that ends it. */
export const handler = reaction(async (heard, now) => {
  const metric = await findCapacityMetric(heard.id);
  if (!metric) return;
  const { pk, sk } = episodeClaim(metric, '');
  const row = await readRow('incident', pk, sk);
  if (row && heard.type === 'capacity-metric.relieved') await relieve(String(row.record), metric, heard, now);
  if (!row && metric.state === 'critical') await openFor(metric, heard, now);
});
