import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { recordFields } from '../record/base.ts';

/** The address of a calendar. It is made of its generation, so that revoking it needs no list of old ones. */
export const Feed = z.object({
  ...recordFields,
  id: z.string().regex(/^(person|schedule|team)-[a-z0-9-]{1,60}$/),
  kind: z.literal('feed'),
  state: z.enum(['active']),
  generation: z.int().nonnegative(),
});
export type Feed = z.infer<typeof Feed>;

/** What a feed is of: shifts of a person or a schedule, or the changes of a team. */
export type Followed = { readonly what: 'person' | 'schedule' | 'team'; readonly id: string };

export const feedId = ({ what, id }: Followed): string => `${what}-${id}`;

/** What the feed of an id is of; undefined when it is no feed's id. */
export function followed(feed: string): Followed | undefined {
  const [, what, id] = /^(person|schedule|team)-([a-z0-9-]{1,60})$/.exec(feed) ?? [];
  return what && id ? { what: what as Followed['what'], id } : undefined;
}

/** The feed as it is before anybody has revoked it. */
export const untouched = (of: Followed, title: string): Feed => ({
  id: feedId(of),
  kind: 'feed',
  state: 'active',
  title,
  version: 1,
  generation: 0,
});

/**
 * Makes the address worthless; the next generation has another one.
 *
 * @throws {Refusal} `forbidden` for another person's, and for a schedule's or a team's by anyone but managers
 */
export function revokeFeed(
  before: Feed | undefined,
  of: Followed,
  title: string,
  actor: Actor,
  at: string,
): Decision<Feed> {
  const manages = actor.roles.includes('manager') || actor.roles.includes('admin');
  if (!manages && feedId(of) !== feedId({ what: 'person', id: actor.id }))
    throw new Refusal(
      'forbidden',
      'It is for the person whose shifts it shows, and for who keeps schedules.',
    );
  const { generation } = before ?? untouched(of, title);
  const next = { ...untouched(of, title), ...before, title, generation: generation + 1 };
  return decide<Feed>(before, next, { type: 'feed.revoked', by: actor.id, at });
}
