import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { Incident } from './incident.ts';
import { commander } from './major-role.ts';
import { type Review, reviewFields, reviewLifecycle, reviewOf, reviewWords } from './review.ts';
import type { ReviewAction } from './review-action.ts';
import { unanswered } from './review-question.ts';

export const OpenReview = z.strictObject({
  incident: z.string().regex(/^INC-\d{1,12}$/, 'is not an incident'),
});

/** Each field replaces what was there; of answers and moments only those that are named change, and null empties one. */
export const ChangeReview = z
  .strictObject({
    ...reviewFields,
    answers: z.record(z.string().max(60), z.string().nullable()),
    moments: z.record(z.string().max(20), z.string().nullable()),
    summary: reviewFields.summary.nullable(),
    owner: reviewFields.owner.nullable(),
  })
  .partial();
export type ChangeReview = z.infer<typeof ChangeReview>;

const wrote = (type: string, { id }: Actor, at: string) => ({ type, by: id, at, freeText: reviewWords });

/** What is known of an incident when its review begins. */
export type Beginning = Pick<Review, 'moments' | 'timeline'>;

/** Opens the review of an incident, with what its history tells. */
export function openReview(incident: Incident, known: Beginning, by: Actor, at: string): Decision<Review> {
  const owner = incident.major?.roles[commander]?.person ?? incident.assignee;
  const review: Omit<Review, 'version'> = {
    id: reviewOf(incident.id),
    kind: 'review',
    state: 'draft',
    title: incident.title,
    incident: incident.id,
    service: incident.service,
    team: incident.team,
    major: incident.major?.state === 'declared',
    ...(owner && { owner }),
    ...known,
    answers: {},
    factors: [],
    whys: [],
    openedAt: at,
    reviewing: { version: 1 },
  };
  const told = {
    to: owner ? [owner] : [`team:${incident.team}`],
    topic: 'review',
    title: `${review.id}: the review of ${incident.id} waits for you`,
    text: incident.title,
    path: `/reviews/${review.id}`,
  };
  const event = { ...wrote('review.opened', by, at), notices: [told] };
  return decide<Review>(undefined, review, event);
}

const merged = <T>(had: Readonly<Record<string, T>>, given: Readonly<Record<string, T | null>> = {}) =>
  Object.fromEntries(
    Object.entries({ ...had, ...given }).filter(([, value]) => value !== null && value !== undefined),
  );

/** Writes on a review. @throws {Refusal} `illegal-transition` once it is closed, `validation` for an answer or a moment that is none */
export function changeReview(before: Review, ask: ChangeReview, by: Actor, at: string): Decision<Review> {
  if (before.state === 'closed') throw new Refusal('illegal-transition', 'It is closed. Revise it first.');
  const { summary = before.summary, owner = before.owner, answers, moments, ...lists } = ask;
  const parsed = z
    .object({ answers: reviewFields.answers, moments: reviewFields.moments.strict() })
    .safeParse({ answers: merged(before.answers, answers), moments: merged(before.moments, moments) });
  if (!parsed.success) {
    const errors: FieldError[] = parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      detail: message,
    }));
    throw new Refusal('validation', `${errors[0]?.pointer}: ${errors[0]?.detail}.`, { errors });
  }
  const next = {
    ...before,
    ...lists,
    ...parsed.data,
    summary: summary ?? undefined,
    owner: owner ?? undefined,
  };
  return decide<Review>(before, next, wrote('review.changed', by, at));
}

const gate = (missing: readonly string[], step: string) => {
  if (missing.length)
    throw new Refusal('incomplete', `It cannot be ${step} yet: ${missing.join('; ')}.`, { missing });
};

/** Lets everybody read what was found. @throws {Refusal} `incomplete` without a summary */
export function publish(before: Review, by: Actor, at: string): Decision<Review> {
  const state = follow(reviewLifecycle, before.state, 'publish');
  gate(before.summary ? [] : ['it has no summary'], 'published');
  const next = { ...before, state, publishedAt: at, reviewing: { version: before.version + 1 } };
  return decide<Review>(before, next, wrote('review.published', by, at));
}

/**
 * The review is done; what is left are its actions.
 *
 * @throws {Refusal} `incomplete` while a needed question has no answer, or an open action nobody who does it
 */
export function closeReview(
  before: Review,
  actions: readonly ReviewAction[],
  by: Actor,
  at: string,
): Decision<Review> {
  const state = follow(reviewLifecycle, before.state, 'close');
  const nobody = actions.filter((action) => action.state === 'open' && !action.owner);
  gate(
    [
      ...unanswered(before.answers).map(({ text }) => `"${text}" has no answer`),
      ...nobody.map(({ id }) => `${id} has no owner`),
    ],
    'closed',
  );
  const next = { ...before, state, closedAt: at, reviewing: { version: before.version + 1 } };
  return decide<Review>(before, next, wrote('review.closed', by, at));
}

/** Takes it up again. */
export function revise(before: Review, by: Actor, at: string): Decision<Review> {
  const state = follow(reviewLifecycle, before.state, 'revise');
  const { closedAt: _, ...rest } = before;
  return decide<Review>(
    before,
    { ...rest, state, reviewing: { version: before.version + 1 } },
    wrote('review.revised', by, at),
  );
}

/** Notes on the incident how far its review is; undefined where it says so already. */
export function noteReview(
  before: Incident,
  review: Review,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const state = review.state === 'closed' ? 'done' : 'open';
  if (before.review?.id === review.id && before.review.state === state) return undefined;
  const next = { ...before, review: { id: review.id, state } as const };
  const event = { type: 'incident.review-noted', by: by.id, at, visibility: 'internal' as const };
  return decide<Incident>(before, next, event);
}
