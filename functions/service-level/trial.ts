import * as z from 'zod';
import { AddAgreement } from './agreement.ts';
import type { LevelClock } from './clock.ts';
import { clocksOf, type Subject } from './follow.ts';
import { measuredId } from './measured.ts';
import { LevelProof, LevelShare, proofOf, sharesOf } from './proof.ts';
import { ClockReading, readingOf } from './reading.ts';

/** A record, and an agreement that is tried on it beside those in force; one of the same id is tried in place of what is saved. */
export const TryAgreement = z.strictObject({
  about: measuredId,
  agreement: AddAgreement.optional(),
});

/** A clock, what it has counted, and whose time it was. */
export const Proven = z
  .object({ clock: ClockReading, proof: LevelProof, shares: z.array(LevelShare) })
  .meta({ id: 'ProvenClock' });

/** What the clocks would say, and which agreements in force say nothing about this record. */
export const Tried = z
  .object({ items: z.array(Proven), without: z.array(z.string()) })
  .meta({ id: 'TriedAgreement' });

/** Clocks with what they have counted, and whose time it was. */
export function proven(
  clocks: readonly LevelClock[],
  { agreed, moments }: Pick<Subject, 'agreed' | 'moments'>,
  now: number,
) {
  return clocks.flatMap((clock) => {
    const one = agreed.find(({ terms }) => terms.id === clock.agreement);
    if (!one) return [];
    const { calendar } = one;
    const shares = sharesOf(clock, calendar, moments, now);
    return [{ clock: readingOf(clock, calendar, now), proof: proofOf(clock, calendar, now), shares }];
  });
}

/** What the clocks of a record would say by all that is agreed, a draft with it. */
export function tried(subject: Subject, now: number): z.infer<typeof Tried> {
  const clocks = clocksOf(subject, now);
  const without = subject.agreed
    .map(({ terms }) => terms.id)
    .filter((id) => !clocks.some((one) => one.agreement === id));
  return { items: proven(clocks, subject, now), without };
}
