import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { closeByClock } from './closure.ts';
import { resume } from './hold.ts';
import { incidents } from './keep.ts';

const by = system('on-clock');

/** What happens to an incident by itself: a wait ends, and what was resolved is closed. */
export const handler = onClock({
  incident: {
    keep: incidents,
    strikes: {
      'auto-close': (incident, { due, depth }) => incidents.save(closeByClock(incident, by, due), { depth }),
      hold: (incident, { due, depth }) => incidents.save(resume(incident, by, due), { depth }),
    },
  },
});
