import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { vulnerabilities } from './keep.ts';
import { expireDeferral, miss } from './vulnerability.ts';

const by = system('clock');

/**
 * A clock of a vulnerability has struck. The bus does not say which one: the record is read, and whatever is due of it happens,
 * stamped with the moment for which it was wound.
 *
 * @throws Error for a firing before its time, so that it is tried again
 */
export const handler = reaction(async ({ id, version, next: depth }, now) => {
  const one = await vulnerabilities.find(id);
  const { deferral, due } = one?.clocks ?? {};
  if (one && deferral && deferral <= now)
    await vulnerabilities.save(expireDeferral(one, by, deferral), { depth });
  else if (one && due && due <= now) await vulnerabilities.save(miss(one, by, due), { depth });
  else if (one?.version === version && (deferral || due))
    throw new Error(`A clock of ${id} struck too early`);
});
