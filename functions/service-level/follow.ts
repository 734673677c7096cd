import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide, difference } from '../kernel/decision.ts';
import type { WorkingCalendar } from '../kernel/working-time.ts';
import type { Terms } from './agreement.ts';
import { tallyOf } from './attainment.ts';
import { clockOf, type LevelClock, shortestWins } from './clock.ts';
import type { MeasuredKind } from './measured.ts';
import { missedRows } from './missed.ts';
import type { Moment } from './moments.ts';
import { proofOf } from './proof.ts';
import { newlyPassed, noticesOf, reachedAt, takenBack } from './reached.ts';
import { isLive, levelOf, type ServiceLevel } from './service-level.ts';

/** An agreement with the hours that it goes by. */
export type Agreed = { readonly terms: Terms; readonly calendar: WorkingCalendar };

/** A record whose clocks are to be brought up to a moment: its whole history, and what is agreed. */
export type Subject = {
  readonly id: string;
  readonly about: MeasuredKind;
  readonly zone?: string | undefined;
  readonly moments: readonly Moment[];
  readonly agreed: readonly Agreed[];
};

/** Every clock of a record at a moment: of live, recomputed and tried ones alike. */
export function clocksOf(
  { about, moments, agreed }: Pick<Subject, 'about' | 'moments' | 'agreed'>,
  now: number,
): LevelClock[] {
  const found = agreed.flatMap(({ terms, calendar }) => clockOf(terms, about, calendar, moments, now) ?? []);
  return shortestWins(found);
}

/** What has ended by an agreement that is not in force any more stays as it ended; what ran is dropped. */
const leftOver = (before: ServiceLevel | undefined, agreed: readonly Agreed[]): LevelClock[] =>
  (before?.levels ?? [])
    .filter(({ agreement }) => !agreed.some(({ terms }) => terms.id === agreement))
    .map((clock) => {
      if (!isLive(clock)) return clock;
      const { waits: _, dueAt: __, missedAt: ___, next: ____, ...rest } = clock;
      return { ...rest, state: 'dropped', passed: {} };
    });

const moved = (before: readonly LevelClock[], now: readonly LevelClock[]) =>
  now.flatMap((clock) => {
    const earlier = before.find(({ agreement }) => agreement === clock.agreement);
    const { agreement, state, dueAt, target } = clock;
    const same = earlier?.state === state && earlier.dueAt === dueAt && earlier.target === target;
    return same ? [] : [{ agreement, state, target, ...(dueAt && { dueAt }) }];
  });

/**
 * Brings a record's clocks up to a moment. Undefined when that changes nothing, so that hearing of the same thing twice, late, or
 * in another order comes to the same.
 *
 * @param at what the decision is stamped with: the computed second when a clock struck
 */
export function follow(
  before: ServiceLevel | undefined,
  subject: Subject,
  by: Actor,
  at: string,
  now: number,
): Decision<ServiceLevel> | undefined {
  const { id, about, agreed, moments, zone } = subject;
  const facts = moments.at(-1)?.facts;
  if (!facts) return undefined;
  const levels = [...clocksOf(subject, now), ...leftOver(before, agreed)];
  if (!before && !levels.some(isLive) && !levels.some(({ state }) => state !== 'dropped')) return undefined;
  const plain = levelOf(before, { id, about, facts, zone }, levels);
  const counts = before?.counted || Object.keys(tallyOf(plain)).length > 0;
  const next = { ...plain, ...(counts && { counted: true as const }) };
  if (before && !Object.keys(difference(before, next)).length) return undefined;
  const earlier = (agreement: string) => before?.levels.find((one) => one.agreement === agreement);
  const passed = levels.flatMap((clock) => {
    const one = agreed.find(({ terms }) => terms.id === clock.agreement);
    if (!one) return [];
    const proof = proofOf(clock, one.calendar, now);
    return newlyPassed(earlier(clock.agreement), clock).map((point) => ({
      reached: reachedAt(point, { clock, terms: one.terms, facts, proof }),
      terms: one.terms,
    }));
  });
  const back = levels.flatMap((clock) => {
    const points = takenBack(earlier(clock.agreement), clock);
    return points.length ? [{ agreement: clock.agreement, points }] : [];
  });
  const notices = passed.flatMap(({ reached, terms }) => noticesOf(reached, next, terms, facts, now));
  const type = passed.length ? 'reached' : before ? 'moved' : 'begun';
  const event = {
    type: `service-level.${type}`,
    by: by.id,
    at,
    facts: {
      moved: moved(before?.levels ?? [], levels),
      ...(passed.length && { reached: passed.map(({ reached }) => reached) }),
      ...(back.length && { takenBack: back }),
    },
    ...(notices.length && { notices }),
  };
  return { ...lean(decide<ServiceLevel>(before, next, event)), claims: missedRows(before, next) };
}

/** The clocks themselves follow from the record's own timeline; in this one stands what became of them. */
function lean(decision: Decision<ServiceLevel>): Decision<ServiceLevel> {
  const { levels: _, title: __, kind: ___, id: ____, ...changed } = decision.event.changed;
  return { ...decision, event: { ...decision.event, changed } };
}
