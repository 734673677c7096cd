import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { knownMoment, text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { type Article, articleLifecycle } from './article.ts';
import { articleEvent } from './deed.ts';
import { editionClaim } from './edition.ts';

export const Return = z.strictObject({ reason: text(2_000) });
export const SchedulePublishing = z.strictObject({ at: knownMoment });

const clock = 'publish';
const day = 86_400_000;
const later = (at: string, days: number) => new Date(Date.parse(at) + days * day).toISOString();
const path = ({ id }: Article) => `/articles/${id}`;

const notice = (
  article: Article,
  to: readonly (string | undefined)[],
  by: Actor,
  title: string,
  words?: string,
) => {
  const told = [...new Set(to)].filter((id): id is string => id !== undefined && id !== by.id);
  return told.length
    ? [{ to: told, topic: 'article', title, text: words ?? article.title, path: path(article) }]
    : [];
};

/** Whoever may publish is asked to look at it. */
export function submit(before: Article, by: Actor, at: string): Decision<Article> {
  const state = follow(articleLifecycle, before.state, 'submit');
  const notices = notice(before, ['role:manager'], by, `${before.id} waits for a review`);
  return articleEvent(before, { ...before, state, changedAt: at }, 'article.submitted', by, at, { notices });
}

/** It is not good enough yet: its authors hear why. */
export function giveBack(before: Article, reason: string, by: Actor, at: string): Decision<Article> {
  const state = follow(articleLifecycle, before.state, 'return');
  const notices = notice(before, before.authors, by, `${before.id} came back from its review`, reason);
  const more = { notices, said: { text: reason } };
  return articleEvent(before, { ...before, state, changedAt: at }, 'article.returned', by, at, more);
}

/** Four eyes: nobody publishes what they wrote themselves. @throws {Refusal} `self-approval` */
function demandOther({ authors }: Article, by: Actor, fourEyes: boolean): void {
  if (!fourEyes || by.kind === 'system' || !authors.includes(by.id)) return;
  throw new Refusal('self-approval', 'You wrote some of it: somebody else publishes it.');
}

/**
 * Publishes what was reviewed as the next edition, and outdates the last one. Its owner is asked again in so many days.
 *
 * @throws {Refusal} `self-approval` where four eyes are asked for and the caller wrote some of it
 */
export function publish(before: Article, by: Actor, at: string, fourEyes: boolean): Decision<Article> {
  demandOther(before, by, fourEyes);
  const state = follow(articleLifecycle, before.state, 'publish');
  const edition = before.edition + 1;
  const publisher = before.scheduledBy ?? by.id;
  const live = { edition, at, by: publisher, content: before.content };
  const reviewAt = later(at, before.reviewDays);
  const { publishAt: _, scheduledBy: __, ...rest } = before;
  const clocks = wind(wind(before.clocks, clock, undefined), 'review', reviewAt);
  const confidence = before.authors.includes(publisher) ? 'not-validated' : 'validated';
  const next = {
    ...rest,
    state,
    edition,
    live,
    confidence,
    authors: [],
    reviewAt,
    clocks,
    changedAt: at,
  } as const;
  const notices = notice(before, [before.owner, ...before.authors], by, `${before.id} is published`);
  const decision = articleEvent(before, next, 'article.published', by, at, { notices, facts: { edition } });
  return { ...decision, claims: [editionClaim(before.id, live)] };
}

/** Publishes it later, by itself. @throws {Refusal} `validation` for a moment that has passed */
export function schedule(
  before: Article,
  publishAt: string,
  by: Actor,
  at: string,
  fourEyes: boolean,
): Decision<Article> {
  demandOther(before, by, fourEyes);
  const due = new Date(publishAt).toISOString();
  if (due <= at) throw invalid('/at', 'has passed');
  const state = follow(articleLifecycle, before.state, 'schedule');
  const clocks = wind(before.clocks, clock, due);
  const next = { ...before, state, publishAt: due, scheduledBy: by.id, clocks, changedAt: at } as const;
  return articleEvent(before, next, 'article.scheduled', by, at);
}

/** Does not publish it by itself any more. */
export function unschedule(before: Article, by: Actor, at: string): Decision<Article> {
  const state = follow(articleLifecycle, before.state, 'unschedule');
  const { publishAt: _, scheduledBy: __, ...rest } = before;
  const clocks = wind(before.clocks, clock, undefined);
  return articleEvent(before, { ...rest, state, clocks, changedAt: at }, 'article.unscheduled', by, at);
}
