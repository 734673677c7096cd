import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { Review } from './review.ts';

const day = z.iso
  .date()
  .refine((value) => value >= '2000-01-02' && value < '2199', 'is not between 2000 and 2199');

const fields = { title: line(200), description: text(10_000), owner: slug, due: day };

/** What a review found ought to be done, as it is kept. */
export const ReviewAction = z.object({
  ...recordFields,
  id: z.string().regex(/^ACT-\d+$/),
  kind: z.literal('review-action'),
  state: z.enum(['open', 'done', 'dropped']),
  review: z.string(),
  incident: z.string(),
  team: z.string(),
  ...z.object(fields).partial().required({ title: true }).shape,
  openedAt: instant,
  endedAt: instant.optional(),
});
export type ReviewAction = z.infer<typeof ReviewAction>;

export const AddReviewAction = z.strictObject(fields).partial().required({ title: true });
export type AddReviewAction = z.infer<typeof AddReviewAction>;

export const ChangeReviewAction = z
  .strictObject({
    title: fields.title,
    description: fields.description.nullable(),
    owner: fields.owner.nullable(),
    due: fields.due.nullable(),
  })
  .partial();
export type ChangeReviewAction = z.infer<typeof ChangeReviewAction>;

export const reviewActionLifecycle = {
  open: { complete: 'done', drop: 'dropped' },
  done: { reopen: 'open' },
  dropped: { reopen: 'open' },
} as const satisfies Lifecycle<ReviewAction['state']>;

const words = ['title', 'description'] as const;
const clock = 'due';

/** Nine in the morning UTC of a day: when whoever has to do it is reminded. */
const morning = (date: string): string => `${date}T09:00:00.000Z`;

const wound = ({ state, due, clocks }: Pick<ReviewAction, 'state' | 'due' | 'clocks'>, at: string) =>
  wind(clocks, clock, state === 'open' && due && morning(due) > at ? morning(due) : undefined);

/** True for one that is not done although its day has passed; the day itself is still in time. */
export const overdue = ({ state, due }: Pick<ReviewAction, 'state' | 'due'>, at: string): boolean =>
  state === 'open' && due !== undefined && due < at.slice(0, 10);

const told = (action: Pick<ReviewAction, 'id' | 'title' | 'owner' | 'review'>, by: Actor) =>
  action.owner && action.owner !== by.id
    ? [
        {
          to: [action.owner],
          topic: 'review-action',
          title: `${action.id} is yours`,
          text: action.title,
          path: `/reviews/${action.review}`,
        },
      ]
    : [];

/** Adds an action to a review. */
export function addAction(
  review: Review,
  ask: AddReviewAction,
  id: string,
  by: Actor,
  at: string,
): Decision<ReviewAction> {
  const plain = { ...ask, id, kind: 'review-action', state: 'open', openedAt: at } as const;
  const about = { review: review.id, incident: review.incident, team: review.team };
  const next = { ...plain, ...about, clocks: wound(plain, at) };
  const event = { type: 'review-action.added', by: by.id, at, freeText: words, notices: told(next, by) };
  return decide<ReviewAction>(undefined, next, event);
}

/** Changes who does it, until when, or what it is. */
export function changeAction(
  before: ReviewAction,
  ask: ChangeReviewAction,
  by: Actor,
  at: string,
): Decision<ReviewAction> {
  const {
    title = before.title,
    description = before.description,
    owner = before.owner,
    due = before.due,
  } = ask;
  const plain = {
    ...before,
    title,
    description: description ?? undefined,
    owner: owner ?? undefined,
    due: due ?? undefined,
  };
  const next = { ...plain, clocks: wound(plain, at) };
  const notices = next.owner === before.owner ? [] : told(next, by);
  return decide<ReviewAction>(before, next, {
    type: 'review-action.changed',
    by: by.id,
    at,
    freeText: words,
    notices,
  });
}

/** Completes, drops or reopens an action. @throws {Refusal} `illegal-transition` */
export function endAction(
  before: ReviewAction,
  step: 'complete' | 'drop' | 'reopen',
  by: Actor,
  at: string,
): Decision<ReviewAction> {
  const state = follow(reviewActionLifecycle, before.state, step) as ReviewAction['state'];
  const { endedAt: _, ...rest } = before;
  const plain = { ...rest, state, ...(state !== 'open' && { endedAt: at }) };
  const type = `review-action.${{ complete: 'completed', drop: 'dropped', reopen: 'reopened' }[step]}`;
  return decide<ReviewAction>(before, { ...plain, clocks: wound(plain, at) }, { type, by: by.id, at });
}

/** Its day has come, or passed: whoever has to do it is reminded, the next day again, and then each week. */
export function remind(before: ReviewAction, by: Actor, due: string): Decision<ReviewAction> {
  const event = { type: 'review-action.reminded', by: by.id, at: due };
  if (before.state !== 'open' || !before.due)
    return decide<ReviewAction>(before, { ...before, clocks: wind(before.clocks, clock, undefined) }, event);
  const late = overdue(before, due);
  const next = new Date(Date.parse(due) + (late ? 7 : 1) * 86_400_000).toISOString();
  const notice = {
    to: before.owner ? [before.owner] : [`team:${before.team}`],
    topic: 'review-action',
    title: late ? `${before.id} is overdue since ${before.due}` : `${before.id} is due today`,
    text: before.title,
    path: `/reviews/${before.review}`,
  };
  return decide<ReviewAction>(
    before,
    { ...before, clocks: wind(before.clocks, clock, next) },
    { ...event, notices: [notice] },
  );
}
