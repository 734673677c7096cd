import { system } from '../kernel/actor.ts';
import { retryingRaces } from '../runtime/races.ts';
import { align } from './listeners.ts';

const by = system('on-reconcile');

/** Every hour: a deployment that changed the rule or the mapping has turned both on, and shuts what nobody needs. */
export async function handler(): Promise<void> {
  const now = new Date().toISOString();
  await retryingRaces(() => align(by, now, 1));
}
