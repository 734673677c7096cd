import * as z from 'zod';
import { iso, joined, outside, type Span, type Stretch, stretch, within } from '../kernel/span.ts';
import { instant } from '../record/base.ts';
import type { Schedule } from './schedule.ts';
import type { TimeOff } from './time-off.ts';
import { spansBetween } from './who.ts';

/**
 * What would go wrong: nobody is on call (`gap`); one person holds two shifts at once, here or in another schedule of the
 * team, so that the second level pages the first one again (`twice`); somebody is on call while away (`off`), or cannot be
 * reached (`unreachable`), or comes through the identity provider and did not for a month (`unseen`).
 */
export const Finding = z
  .object({
    what: z.enum(['gap', 'twice', 'off', 'unreachable', 'unseen']),
    from: instant,
    to: instant,
    person: z.string().optional(),
    /** The other schedule, when somebody is on call in two. */
    schedule: z.string().optional(),
  })
  .meta({ id: 'ScheduleFinding' });
export type Finding = z.infer<typeof Finding>;

/** What a schedule is held against. */
export type Surroundings = {
  readonly off: readonly TimeOff[];
  /** Other schedules of the team. */
  readonly others: readonly Schedule[];
  /** People who have left, or have no way to be reached that was confirmed. */
  readonly unreachable: ReadonlySet<string>;
  /** People who come through the identity provider, and did not of late: they may have left. */
  readonly unseen: ReadonlySet<string>;
};

const most = 200;

const finding = (what: Finding['what'], { from, until }: Stretch, rest: Partial<Finding> = {}): Finding => ({
  what,
  from: iso(from),
  to: iso(until),
  ...rest,
});

/** Where a list of spans, in order, has the same person twice at once. */
function doubled(spans: readonly Span[]): Span[] {
  return spans.flatMap((span, index) => {
    const others = spans.filter((other, place) => place < index && other.person === span.person);
    return within(span, joined(others));
  });
}

/** Everything that would go wrong in [from, until), in order; 200 findings at most. */
export function findingsOf(
  schedule: Schedule,
  range: Stretch,
  { off, others, unreachable, unseen }: Surroundings,
): Finding[] {
  const spans = spansBetween(schedule, range).flatMap((span) => within(span, [range]));
  const gaps = outside(range, joined(spans)).map((gap) => finding('gap', gap));
  const twice = doubled(spans).map((span) => finding('twice', span, { person: span.person }));
  const elsewhere = others.flatMap((other) => {
    const held = spansBetween(other, range);
    return spans.flatMap((span) =>
      within(span, joined(held.filter(({ person }) => person === span.person))).map((both) =>
        finding('twice', both, { person: span.person, schedule: other.id }),
      ),
    );
  });
  const away = off
    .filter(({ state }) => state === 'planned')
    .flatMap((one) =>
      spans
        .filter(({ person }) => person === one.person)
        .flatMap((span) => within(span, [stretch(one)]))
        .map((span) => finding('off', span, { person: one.person })),
    );
  const lost = spans
    .filter(({ person }) => unreachable.has(person))
    .map((span) => finding('unreachable', span, { person: span.person }));
  const strange = spans
    .filter(({ person }) => unseen.has(person) && !unreachable.has(person))
    .map((span) => finding('unseen', span, { person: span.person }));
  return [...gaps, ...twice, ...elsewhere, ...away, ...lost, ...strange]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .slice(0, most);
}
