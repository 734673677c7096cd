import { system } from '../kernel/actor.ts';
import { findTeam } from '../people/read.ts';
import { onClock } from '../runtime/on-clock.ts';
import { dateOf } from './contribution.ts';
import { report } from './figures.ts';
import { reportSubscriptions } from './keep.ts';
import { periodOf } from './period.ts';
import { type ReportSubscription, tellWeek } from './subscription.ts';
import { weekWords } from './weekly.ts';

const by = system('on-clock');

/** It is Monday morning where a team is: it is told what its last week came to, with what is open now. */
export const handler = onClock<{ 'report-subscription': ReportSubscription }>({
  'report-subscription': {
    keep: reportSubscriptions,
    strikes: {
      weekly: async (subscription, { due, depth }) => {
        const { team, zone } = subscription;
        const today = dateOf(due, zone);
        const period = periodOf({ period: 'last-week' }, today);
        const [week, named] = await Promise.all([report({ team }, period, today), findTeam(team)]);
        const { title, text } = weekWords(week);
        const notice = {
          title: `${named?.name ?? team}, ${title}`,
          text,
          path: `/reports?team=${team}&period=last-week`,
        };
        await reportSubscriptions.save(tellWeek(subscription, period.from, notice, by, due), { depth });
      },
    },
  },
});
