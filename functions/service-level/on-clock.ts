import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { serviceLevels } from './keep.ts';
import { bringUpToDate } from './keeping.ts';
import { recentBook } from './terms.ts';

const by = system('clock');

/**
 * A warning, a target or an escalation is due. The history of the record is read again, so that one which stands still since does
 * not miss anything; what is reached is stamped with the second for which the clock was set.
 */
export const handler = onClock({
  'service-level': {
    keep: serviceLevels,
    strikes: {
      next: async ({ id }, { due: at, now, depth }) =>
        bringUpToDate(id, await recentBook(), by, { at, now, depth }),
    },
  },
});
