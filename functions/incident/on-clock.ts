import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { closeByClock } from './closure.ts';
import { resume } from './hold.ts';
import { incidents } from './keep.ts';
import { allRoles } from './major-keep.ts';
import { nag } from './major-nag.ts';
import { remind } from './review-action.ts';
import { reviewActions } from './review-keep.ts';

const by = system('on-clock');

/** What happens to an incident by itself: a wait ends, and what was resolved is closed. */
export const handler = onClock({
  incident: {
    keep: incidents,
    strikes: {
      'auto-close': (incident, { due, depth }) => incidents.save(closeByClock(incident, by, due), { depth }),
      major: async (incident, { due, depth }) =>
        incidents.save(nag(incident, await allRoles(), by, due), { depth }),
      hold: (incident, { due, depth }) => incidents.save(resume(incident, by, due), { depth }),
    },
  },
  'review-action': {
    keep: reviewActions,
    strikes: { due: (action, { due, depth }) => reviewActions.save(remind(action, by, due), { depth }) },
  },
});
