import type { Stranger } from '../record/asked.ts';
import { strangerOf } from './status-subscriber.ts';
import { commitments, errorBudgets, subscribers } from './stored.ts';

/** Services of these whose error budget of the month is spent, and whose promise says that changes wait then; with when the next month begins. */
export async function spentBudgets(
  services: readonly string[],
  now: string,
): Promise<{ service: string; title: string; until: string }[]> {
  const found = await errorBudgets.all([...new Set(services)]);
  const spent = found.filter(({ state, until }) => state === 'spent' && until > now);
  const promises = await commitments.all(spent.map(({ id }) => id));
  const holding = new Set(
    promises.filter(({ state, holdsChanges }) => state === 'active' && holdsChanges).map(({ id }) => id),
  );
  return spent
    .filter(({ id }) => holding.has(id))
    .map(({ id, title, until }) => ({ service: id, title, until }));
}

/** Who asked for mails of a status page, as a guest is made of them; undefined when nobody of that id did, or they have left. */
export async function subscriberIn(id: string): Promise<Stranger | undefined> {
  const found = await subscribers.find(id);
  return found && strangerOf(found);
}
