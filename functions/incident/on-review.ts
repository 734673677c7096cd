import { system } from '../kernel/actor.ts';
import { isRace } from '../runtime/races.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { incidents } from './keep.ts';
import { reviewOf } from './review.ts';
import { noteReview, openReview } from './review-command.ts';
import { beginningOf } from './review-facts.ts';
import { reviews } from './review-keep.ts';

const by = system('on-review');

/** A major incident is over: its review is opened, once. */
async function begin({ id, next }: Heard, now: string): Promise<void> {
  const incident = await incidents.find(id);
  if (!incident?.reviewing || (await reviews.find(reviewOf(id)))) return;
  try {
    await reviews.save(openReview(incident, await beginningOf(incident), by, now), { depth: next });
  } catch (error) {
    if (!isRace(error, ['already-exists'])) throw error;
  }
}

/** A review was opened, closed or taken up again: its incident says so. */
async function note({ id, next }: Heard, now: string): Promise<void> {
  const review = await reviews.find(id);
  const incident = review && (await incidents.find(review.incident));
  const decision = incident && noteReview(incident, review, by, now);
  if (decision) await incidents.save(decision, { depth: next });
}

/** Incidents and their reviews follow one another. */
export const handler = reaction((heard, now) => (heard.id.startsWith('INC-') ? begin : note)(heard, now));
