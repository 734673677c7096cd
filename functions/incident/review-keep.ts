import { filedUnder } from '../runtime/collection.ts';
import { records } from '../runtime/records.ts';
import { Review } from './review.ts';
import { ReviewAction } from './review-action.ts';

const practice = 'incident';
/** Reviews that are not closed, and actions that are open, are listed together whatever their team. */
const everybody = 'all';

export const reviews = /* @__PURE__ */ records<Review>({
  practice,
  kind: 'review',
  schema: Review,
  keysOf: ({ state, service, openedAt }) => ({
    open: { team: everybody, order: `${state === 'closed' ? 1 : 0}#${openedAt}` },
    subject: service,
    order: openedAt,
  }),
});

export const reviewActions = /* @__PURE__ */ records<ReviewAction>({
  practice,
  kind: 'review-action',
  schema: ReviewAction,
  keysOf: ({ state, owner, review, due = '9999-12-31', openedAt }) => ({
    ...(state === 'open' && { open: { team: everybody, order: due } }),
    person: owner && `owner#${owner}`,
    subject: review,
    order: openedAt,
  }),
});

/** The actions of a review, the oldest first. */
export const actionsOf = (review: string): Promise<ReviewAction[]> =>
  filedUnder(reviewActions, 'subject', review);
