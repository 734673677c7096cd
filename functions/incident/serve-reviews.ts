import { stepsFrom } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { findPerson } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { reviewContract } from './contract/reviews.ts';
import { incidents } from './keep.ts';
import { type Review, reviewLifecycle } from './review.ts';
import {
  addAction,
  changeAction,
  endAction,
  overdue,
  type ReviewAction,
  reviewActionLifecycle,
} from './review-action.ts';
import { changeReview, closeReview, openReview, publish, revise } from './review-command.ts';
import { documentOf } from './review-document.ts';
import { beginningOf } from './review-facts.ts';
import { actionsOf, reviewActions, reviews } from './review-keep.ts';
import { durationsOf } from './review-moment.ts';

const more = ({ state, moments }: Review) => ({
  steps: stepsFrom(reviewLifecycle, state),
  durations: durationsOf(moments),
});
const told = ({ reviewing: _, ...review }: Review) => ({ ...publicly(review), ...more(review as Review) });
const moreOf = (at: string) => (action: ReviewAction) => ({
  overdue: overdue(action, at),
  steps: stepsFrom(reviewActionLifecycle, action.state),
});

async function demandPerson(id: string | null | undefined): Promise<void> {
  if (id && (await findPerson(id))?.state !== 'active')
    throw invalid('/owner', `there is no active person ${id}`);
}

const idsOf = (kind: string, rows: readonly Record<string, unknown>[]) =>
  rows.map(({ pk }) => String(pk).slice(kind.length + 1));

/** Answers for reviews and their actions. */
export const serveReviews: Handlers<typeof reviewContract> = {
  listReviews: async (call) => {
    const { service, limit } = call.query;
    const after = await placeOf(call);
    const scan = { practice: 'incident', index: 'subject', partition: `review#${service}`, limit } as const;
    if (!service) {
      const page = await collectionPage(reviews, limit, after);
      return pageOf(call, page.items.map(told), page.after);
    }
    const found = await queryPage([{ ...scan, after, descending: true }], limit);
    return pageOf(call, (await reviews.all(idsOf('review', found.rows))).map(told), found.after);
  },
  openReview: async (call) => {
    const incident = await incidents.find(call.ask.incident);
    if (!incident) throw invalid('/incident', `there is no incident ${call.ask.incident}`);
    const known = await beginningOf(incident);
    return commit(call, reviews, openReview(incident, known, call.actor, call.at), more);
  },
  getReview: async (call) => {
    const review = await reviews.get(call.id);
    return show(call, review, more(review));
  },
  changeReview: async (call) => {
    await demandPerson(call.ask.owner);
    const before = await reviews.get(call.id);
    return commit(call, reviews, changeReview(before, call.ask, call.actor, call.at), more);
  },
  publishReview: async (call) =>
    commit(call, reviews, publish(await reviews.get(call.id), call.actor, call.at), more),
  closeReview: async (call) => {
    const [before, actions] = await Promise.all([reviews.get(call.id), actionsOf(call.id)]);
    return commit(call, reviews, closeReview(before, actions, call.actor, call.at), more);
  },
  reviseReview: async (call) =>
    commit(call, reviews, revise(await reviews.get(call.id), call.actor, call.at), more),
  readReviewTimeline: async (call) => {
    const { id } = await reviews.get(call.id);
    const { rows, after } = await eventRows(
      'incident',
      `review#${id}`,
      call.query.limit,
      await placeOf(call),
    );
    return pageOf(call, rows.map(toEntry), after);
  },
  getReviewDocument: async (call) => {
    const [review, actions] = await Promise.all([reviews.get(call.id), actionsOf(call.id)]);
    return { status: 200, body: { name: `${review.id}.md`, text: documentOf(review, actions) } };
  },
  listActionsOfReview: async (call) => {
    const { id } = await reviews.get(call.id);
    const view = moreOf(call.at);
    return pageOf(
      call,
      (await actionsOf(id)).map((action) => ({ ...publicly(action), ...view(action) })),
    );
  },
  addReviewAction: async (call) => {
    await demandPerson(call.ask.owner);
    const review = await reviews.get(call.id);
    const id = await nextNumber('incident', 'ACT');
    return commit(call, reviewActions, addAction(review, call.ask, id, call.actor, call.at), moreOf(call.at));
  },
  listReviewActions: async (call) => {
    const { owner, limit } = call.query;
    const after = await placeOf(call);
    const view = moreOf(call.at);
    const scan: IndexQuery = {
      practice: 'incident',
      index: 'person',
      partition: `review-action#owner#${owner}`,
      limit,
      after,
    };
    const mine = owner ? await queryPage([scan], limit) : undefined;
    const page = mine
      ? { items: await reviewActions.all(idsOf('review-action', mine.rows)), after: mine.after }
      : await collectionPage(reviewActions, limit, after);
    const items = page.items.map((action) => ({ ...publicly(action), ...view(action) }));
    return pageOf(call, items, page.after);
  },
  getReviewAction: async (call) => {
    const action = await reviewActions.get(call.id);
    return show(call, action, moreOf(call.at)(action));
  },
  changeReviewAction: async (call) => {
    await demandPerson(call.ask.owner);
    const before = await reviewActions.get(call.id);
    return commit(call, reviewActions, changeAction(before, call.ask, call.actor, call.at), moreOf(call.at));
  },
  completeReviewAction: async (call) => {
    const before = await reviewActions.get(call.id);
    return commit(call, reviewActions, endAction(before, 'complete', call.actor, call.at), moreOf(call.at));
  },
  dropReviewAction: async (call) => {
    const before = await reviewActions.get(call.id);
    return commit(call, reviewActions, endAction(before, 'drop', call.actor, call.at), moreOf(call.at));
  },
  reopenReviewAction: async (call) => {
    const before = await reviewActions.get(call.id);
    return commit(call, reviewActions, endAction(before, 'reopen', call.actor, call.at), moreOf(call.at));
  },
};
