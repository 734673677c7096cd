import { system } from '../kernel/actor.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { announceChange } from './announcing.ts';
import { lookAtBudget } from './budgets.ts';
import { stored } from './stored.ts';

const by = system('on-outage');

type Moved = { readonly from?: readonly string[]; readonly to?: readonly string[] };

/** The services that an outage is about, or was before it was put right. */
async function servicesOf({ id, changed }: Heard): Promise<string[]> {
  const outage = await stored.find(id);
  const { from = [] } = (changed.services ?? {}) as Moved;
  return [...new Set([...(outage?.services ?? []), ...from])];
}

/** What happened to an outage moves the budgets of its services, and is told to whoever subscribed to a status page. */
export const handler = reaction(async (heard, now) => {
  const { id, type, next } = heard;
  const commitment = type.startsWith('commitment.');
  for (const service of commitment ? [id] : await servicesOf(heard))
    await lookAtBudget(service, by, now, next);
  if (!commitment) await announceChange(heard, by, now);
});
