import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide, type Versioned } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';

/** Who is to be told of what happens to a record; without a person it is whoever asks. */
export const Watch = z.strictObject({ person: slug.optional() });

const most = 100;

type Watched = Versioned & { readonly watchers?: readonly string[] | undefined; readonly openedAt: string };

/** The row by which the person index finds what somebody watches. A person who stopped keeps a row that no index holds. */
const watcherRow = ({ kind, id, openedAt }: Watched, person: string, watches: boolean): Claim => ({
  pk: `${kind}#${id}`,
  sk: `watcher#${person}`,
  values: {
    holder: watches ? 'watches' : 'stopped',
    ...(watches && { id, personPk: `${kind}#watcher#${person}`, personSk: `${openedAt}#${id}` }),
  },
  heldBy: watches ? 'stopped' : 'watches',
});

/**
 * Somebody wants to be told of what happens to it. Undefined when they are told already.
 *
 * @throws {Refusal} `validation` when a hundred watch it
 */
export function watch<T extends Watched>(
  before: T,
  person: string,
  by: Actor,
  at: string,
): Decision<T> | undefined {
  const { watchers = [] } = before;
  if (watchers.includes(person)) return undefined;
  if (watchers.length >= most) throw invalid('/person', `cannot be added: ${most} people watch it already`);
  const event = { type: `${before.kind}.watched`, by: by.id, at, visibility: 'internal' as const };
  const decision = decide<T>(before, { ...before, watchers: [...watchers, person] }, event);
  return { ...decision, claims: [watcherRow(before, person, true)] };
}

/** Somebody has heard enough. Undefined when they are not told anyway. */
export function unwatch<T extends Watched>(
  before: T,
  person: string,
  by: Actor,
  at: string,
): Decision<T> | undefined {
  const { watchers = [] } = before;
  if (!watchers.includes(person)) return undefined;
  const event = { type: `${before.kind}.unwatched`, by: by.id, at, visibility: 'internal' as const };
  const left = watchers.filter((one) => one !== person);
  const decision = decide<T>(before, { ...before, watchers: left }, event);
  return { ...decision, claims: [watcherRow(before, person, false)] };
}
