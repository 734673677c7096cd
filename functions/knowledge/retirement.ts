import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { type Article, articleLifecycle } from './article.ts';
import { articleEvent } from './deed.ts';

export const ProposeRetirement = z.strictObject({ reason: text(2_000) });

const clock = 'review';
const day = 86_400_000;
const weekly = 7;
const later = (at: string, days: number) => new Date(Date.parse(at) + days * day).toISOString();

/** Somebody thinks that it does not help any more; it is read until a manager decides. */
export function proposeRetirement(before: Article, reason: string, by: Actor, at: string): Decision<Article> {
  const state = follow(articleLifecycle, before.state, 'propose-retirement');
  const { id, title, owner } = before;
  const to = ['role:manager', ...(owner === by.id ? [] : [owner])];
  const words = { topic: 'article', title: `${id} may be retired`, text: `${title}: ${reason}` };
  const notices = [{ to, ...words, path: `/articles/${id}` }];
  const more = { notices, said: { text: reason } };
  return articleEvent(
    before,
    { ...before, state, changedAt: at },
    'article.retirement-proposed',
    by,
    at,
    more,
  );
}

/** Takes it out of every reader's sight. Its editions stay for those who write. */
export function retire(before: Article, by: Actor, at: string): Decision<Article> {
  const state = follow(articleLifecycle, before.state, 'retire');
  const { live: _, reviewAt: __, ...rest } = before;
  const clocks = wind(before.clocks, clock, undefined);
  const next = { ...rest, state, confidence: 'archived', clocks, changedAt: at } as const;
  return articleEvent(before, next, 'article.retired', by, at);
}

function reviewed(before: Article, at: string) {
  const reviewAt = later(at, before.reviewDays);
  return { ...before, reviewAt, clocks: wind(before.clocks, clock, reviewAt), changedAt: at };
}

/** It stays after all, and was looked at. */
export function keepArticle(before: Article, by: Actor, at: string): Decision<Article> {
  const state = follow(articleLifecycle, before.state, 'keep');
  return articleEvent(before, { ...reviewed(before, at), state }, 'article.kept', by, at);
}

/** It was looked at and still holds. @throws {Refusal} `illegal-transition` when nothing of it is published */
export function confirm(before: Article, by: Actor, at: string): Decision<Article> {
  if (!before.live)
    throw new Refusal('illegal-transition', 'Nothing of it is published, so nothing of it has to hold.');
  return articleEvent(before, reviewed(before, at), 'article.confirmed', by, at);
}

/** Its day has come: its owner is asked whether it still holds, and again each week until somebody says so. */
export function askOwner(before: Article, by: Actor, due: string): Decision<Article> {
  const next = before.live ? later(due, weekly) : undefined;
  const { id, title, owner, reviewAt = due } = before;
  const asks = { topic: 'article', title: `${id} is to be reviewed since ${reviewAt.slice(0, 10)}` };
  const notices = before.live ? [{ to: [owner], ...asks, text: title, path: `/articles/${id}` }] : [];
  const after = { ...before, clocks: wind(before.clocks, clock, next) };
  return articleEvent(before, after, 'article.reminded', by, due, { notices });
}
