import { daysAfter } from '../../functions/capacity/series.ts';
import type { Desk } from '../desk.ts';

/** Metrics and plans in most states. */
export async function seedCapacity(
  desk: Desk,
  ids: Record<string, string[]>,
  known: Record<string, (string | number)[]>,
): Promise<void> {
  const give = async (path: string, ask: object = {}, who = 'femi') =>
    String((await desk.done(who, 'POST', `/v1/${path}`, ask)).id);
  const source = { namespace: 'Own', name: 'Load' };
  const metrics: string[] = [];
  for (let n = 0; n < 6; n++)
    metrics.push(
      await give('capacity-metrics', { service: 'checkout', source, limit: { from: 'value', value: n } }),
    );
  for (const id of metrics.slice(4)) await give(`capacity-metrics/${id}/retire`);
  const reviewOn = daysAfter(new Date(desk.host.clock.now()).toISOString().slice(0, 10), 300);
  const options = [{ id: 'bigger', title: 'A bigger one' }];
  const plans: string[] = [];
  for (let n = 0; n < 8; n++)
    plans.push(await give('capacity-plans', { title: `Plan ${n}`, service: 'checkout', reviewOn, options }));
  for (const id of plans.slice(4))
    await give(`capacity-plans/${id}/decide`, { option: 'bigger', reason: 'Enough' });
  for (const id of plans.slice(7)) await give(`capacity-plans/${id}/withdraw`, { reason: 'Not now' });
  await desk.settled();
  Object.assign(ids, { 'capacity-metrics': metrics, 'capacity-plans': plans });
  known.option = [...(known.option ?? []), 'bigger'];
}
