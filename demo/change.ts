import asked from './change.json' with { type: 'json' };
import { days, hours, type Stage } from './stage.ts';

/** A change that waits for Dana: two pairs of eyes in her team or beside it, and then who answers for changes. */
export async function change({ client, at, moment, settled }: Stage): Promise<void> {
  const { policy, by } = asked;
  await at(4 * hours);
  await client.post('admin', 'approval-policies', policy);
  const window = { plannedFrom: moment(-3 * days), plannedTo: moment(-3 * days - 2 * hours) };
  const [checkout] = await client.list(by, 'cis?service=checkout');
  const cis = checkout ? [checkout.id] : [];
  const draft = await client.post(by, 'changes', { ...asked.change, ...window, cis });
  await client.post(by, `changes/${draft.id}/submit`);
  await settled();
}
