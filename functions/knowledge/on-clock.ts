import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { articles } from './keep.ts';
import { publish } from './publishing.ts';
import { askOwner } from './retirement.ts';

const by = system('on-clock');

/** What happens to an article by itself: it is published when it was scheduled, and its owner is asked whether it still holds. */
export const handler = onClock({
  article: {
    keep: articles,
    strikes: {
      publish: (article, { due, depth }) => articles.save(publish(article, by, due, false), { depth }),
      review: (article, { due, depth }) => articles.save(askOwner(article, by, due), { depth }),
    },
  },
});
