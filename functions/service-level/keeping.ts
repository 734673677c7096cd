import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { count } from '../runtime/counting.ts';
import { tallyOf } from './attainment.ts';
import { follow, type Subject } from './follow.ts';
import { historyOf } from './histories.ts';
import { serviceLevels } from './keep.ts';
import { kindOf } from './measured.ts';
import type { ServiceLevel } from './service-level.ts';
import { agreedFor, type Book, zoneFor } from './terms.ts';

/** A record with its history, and what is agreed about it; undefined when nothing can be. */
export async function subjectOf(id: string, book: Book, known?: string): Promise<Subject | undefined> {
  const about = kindOf(id);
  if (!about) return undefined;
  const moments = await historyOf(about, id);
  const zone = known ?? (await zoneFor(book, about, moments.at(-1)?.facts.requester));
  return { id, about, moments, zone, agreed: agreedFor(book, about, zone) };
}

/** What the clocks of a record come to now, read anew from its history; undefined when that is how they are. */
export async function brought(
  id: string,
  book: Book,
  by: Actor,
  at: string,
  now: string,
): Promise<{
  readonly before?: ServiceLevel | undefined;
  readonly decision?: Decision<ServiceLevel> | undefined;
}> {
  const before = await serviceLevels.find(id);
  const about = kindOf(id);
  // Where nothing is agreed, and nothing was, nothing more is read.
  if (!before && !(about && agreedFor(book, about).length)) return {};
  const subject = await subjectOf(id, book, before?.zone);
  return { before, decision: subject && follow(before, subject, by, at, Date.parse(now)) };
}

/** Counts what was met and missed. What was counted before, and does not count any more, is taken back. */
export async function countAttainment(level: ServiceLevel): Promise<void> {
  if (level.counted) await count('service-level', async () => level, tallyOf);
}

/** Brings the clocks of a record up to date, whatever has been heard of it, and counts what came of them. */
export async function bringUpToDate(
  id: string,
  book: Book,
  by: Actor,
  { at, now, depth }: { readonly at: string; readonly now: string; readonly depth: number },
): Promise<void> {
  const { before, decision } = await brought(id, book, by, at, now);
  const level = decision ? await serviceLevels.save(decision, { depth }) : before;
  if (level) await countAttainment(level);
}
