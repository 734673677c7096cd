import { system } from '../kernel/actor.ts';
import { day } from '../kernel/time-of-day.ts';
import { teamIds } from '../people/read.ts';
import { queuedPages } from '../runtime/queued.ts';
import { retryingRaces } from '../runtime/races.ts';
import { changeChecks } from './calendar-keep.ts';
import type { Change } from './change.ts';
import { noteCheck, plannedSpan } from './change-check.ts';
import { conflictsOf } from './conflict.ts';
import { freeSlot } from './free-slot.ts';
import { factsFor } from './planning.ts';
import { stored } from './stored.ts';

const by = system('on-planned');
/** How far ahead a free slot is looked for. */
const ahead = 60 * day;

/** What stands in the way of a change as it is planned, and when nothing does. */
export async function lookAt(change: Change, now: string) {
  const span = plannedSpan(change);
  if (!span) return { planned: false, conflicts: [] };
  const begin = Math.max(Date.parse(now), span.from);
  const within = { from: span.from, until: Math.max(span.until, begin + ahead) };
  const facts = await factsFor(change, within);
  const conflicts = conflictsOf(facts, span);
  const slot = conflicts.length
    ? freeSlot(facts, span.until - span.from, { from: begin, until: within.until })
    : undefined;
  return { planned: true, conflicts, slot };
}

/**
 * Looks at a change, and keeps what it found.
 *
 * @returns the changes that it is, or was, in conflict with: what moved out of their way has to be seen there as well
 */
export async function check(id: string, now: string, depth: number): Promise<string[]> {
  let touched: string[] = [];
  await retryingRaces(async () => {
    const [change, before] = await Promise.all([stored.find(id), changeChecks.find(id)]);
    if (!change) return;
    const found = await lookAt(change, now);
    touched = [...(before?.conflicts ?? []), ...found.conflicts].flatMap(({ change: other }) => other ?? []);
    const decision = noteCheck(before, change, found, by, now);
    if (decision) await changeChecks.save(decision, { depth });
  });
  return [...new Set(touched)];
}

/** Looks at every change that is not over: a calendar was changed. */
export async function checkAll(now: string, depth: number): Promise<void> {
  for (const team of await teamIds())
    for await (const ids of queuedPages(stored, team)) for (const id of ids) await check(id, now, depth);
}
