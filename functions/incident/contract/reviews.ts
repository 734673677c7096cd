import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Review } from '../review.ts';
import { AddReviewAction, ChangeReviewAction, ReviewAction } from '../review-action.ts';
import { ChangeReview, OpenReview } from '../review-command.ts';
import { Durations } from '../review-moment.ts';
import { reviewActionRights, reviewRights } from '../rights.ts';

const steps = { steps: z.array(z.string()).optional() };
const review = Review.omit({ chain: true, reviewing: true, clocks: true })
  .extend({ durations: Durations, ...steps })
  .meta({ id: 'Review' });
const action = ReviewAction.omit({ chain: true })
  .extend({ overdue: z.boolean(), ...steps })
  .meta({ id: 'ReviewAction' });
const all = '/v1/reviews';
const one = `${all}/{id}` as const;
const step = { method: 'POST', rights: reviewRights, ask: nothing, answer: review } as const;
const act = '/v1/review-actions';
const acting = { method: 'POST', rights: reviewActionRights, ask: nothing, answer: action } as const;

/** Reviews of incidents, and the actions that come of them. */
export const reviewContract = contract([
  {
    id: 'listReviews',
    method: 'GET',
    path: all,
    summary: 'Reviews, those that are not closed first; or those of a service',
    rights: reviewRights,
    query: z.strictObject({ ...paging, service: slug.optional() }),
    answer: page(review),
  },
  {
    ...step,
    id: 'openReview',
    path: all,
    summary: 'Review an incident; a major one is by itself when it is resolved',
    command: 'create',
    ask: OpenReview,
    status: 201,
  },
  { id: 'getReview', method: 'GET', path: one, summary: 'One review', rights: reviewRights, answer: review },
  {
    id: 'changeReview',
    method: 'PATCH',
    path: one,
    summary: 'Write on a review',
    rights: reviewRights,
    command: 'change',
    ask: ChangeReview,
    answer: review,
  },
  {
    ...step,
    id: 'publishReview',
    path: `${one}/publish`,
    summary: 'Let everybody read what was found; it needs a summary',
    command: 'publish',
  },
  {
    ...step,
    id: 'closeReview',
    path: `${one}/close`,
    summary: 'Close it, once every needed question has its answer and every action its owner',
    command: 'close',
  },
  { ...step, id: 'reviseReview', path: `${one}/revise`, summary: 'Take it up again', command: 'revise' },
  {
    id: 'readReviewTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Who changed what of it, oldest first',
    rights: reviewRights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'getReviewDocument',
    method: 'GET',
    path: `${one}/document`,
    summary: 'The whole review as Markdown',
    rights: reviewRights,
    answer: z.object({ name: z.string(), text: z.string() }),
  },
  {
    id: 'listActionsOfReview',
    method: 'GET',
    path: `${one}/actions`,
    summary: 'The actions of a review',
    rights: reviewActionRights,
    answer: page(action),
  },
  {
    ...acting,
    id: 'addReviewAction',
    path: `${one}/actions`,
    summary: 'Add an action',
    command: 'create',
    ask: AddReviewAction,
    status: 201,
  },
  {
    id: 'listReviewActions',
    method: 'GET',
    path: act,
    summary: 'Open actions by the day on which they are due, or all of one owner',
    rights: reviewActionRights,
    query: z.strictObject({ ...paging, owner: slug.optional() }),
    answer: page(action),
  },
  {
    id: 'getReviewAction',
    method: 'GET',
    path: `${act}/{id}`,
    summary: 'One action',
    rights: reviewActionRights,
    answer: action,
  },
  {
    id: 'changeReviewAction',
    method: 'PATCH',
    path: `${act}/{id}`,
    summary: 'Change who does it, until when, or what it is',
    rights: reviewActionRights,
    command: 'change',
    ask: ChangeReviewAction,
    answer: action,
  },
  {
    ...acting,
    id: 'completeReviewAction',
    path: `${act}/{id}/complete`,
    summary: 'It is done',
    command: 'complete',
  },
  {
    ...acting,
    id: 'dropReviewAction',
    path: `${act}/{id}/drop`,
    summary: 'It will not be done',
    command: 'drop',
  },
  {
    ...acting,
    id: 'reopenReviewAction',
    path: `${act}/{id}/reopen`,
    summary: 'It is to be done after all',
    command: 'reopen',
  },
]);
