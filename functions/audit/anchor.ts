import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { recordFields } from '../record/base.ts';

/** What a day's anchor says. All digests are SHA-256, in hex. */
export const Said = z.object({
  /** How many event rows were noted on this day (UTC). */
  size: z.int(),
  /** Root of the Merkle tree (RFC 6962) over them. */
  root: z.string(),
  /** Seal of the anchor before it; empty for the first one. */
  previous: z.string(),
  /** Digest of `previous`, the day, `size` and `root`, a line each: who keeps one seal outside can check everything before it. */
  seal: z.string(),
});
export type Said = z.infer<typeof Said>;

/** A day's event rows under one digest, made once. Its id is the day. */
export const Anchor = z
  .object({ ...recordFields, kind: z.literal('anchor'), state: z.literal('made'), ...Said.shape })
  .meta({ id: 'Anchor' });
export type Anchor = z.infer<typeof Anchor>;

/** A day is anchored. There is no second decision about it. */
export function makeAnchor(day: string, what: Said, by: Actor, at: string): Decision<Anchor> {
  const next = {
    id: day,
    kind: 'anchor',
    state: 'made',
    title: `What was recorded on ${day}`,
    ...what,
  } as const;
  return decide<Anchor>(undefined, next, { type: 'anchor.made', by: by.id, at });
}

/** Milliseconds after the end of a day in which its last event rows are noted. */
export const slack = 30 * 60_000;
const day = 86_400_000;

/** The date (UTC) of a moment. */
export const dateOf = (at: string | number): string => new Date(at).toISOString().slice(0, 10);

/** How many days are anchored at a time, and how far back the first one is looked for. */
export const reach = 40;

/**
 * The days that are over and have no anchor yet, the oldest first: those after the latest anchor, or the last forty when there
 * is none.
 *
 * @param last the day of the latest anchor
 */
export function daysToAnchor(last: string | undefined, now: string): string[] {
  const begin =
    last === undefined ? Date.parse(dateOf(Date.parse(now) - reach * day)) : Date.parse(last) + day;
  const days: string[] = [];
  for (let at = begin; at + day + slack <= Date.parse(now) && days.length < reach; at += day)
    days.push(dateOf(at));
  return days;
}
