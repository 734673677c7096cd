import * as z from 'zod';
import { iso, meet, outside, type Stretch } from '../kernel/span.ts';
import { instant } from '../record/base.ts';
import { type Covered, coversAny, type Laid } from './change-calendar.ts';

/** The seven reasons for which a change should not be done when it is planned. */
export const conflictReasons = [
  'ci-busy',
  'related-ci-busy',
  'ci-outside-maintenance',
  'related-ci-outside-maintenance',
  'ci-in-blackout',
  'related-ci-in-blackout',
  'assignee-busy',
] as const;
export type ConflictReason = (typeof conflictReasons)[number];

/** One thing that stands in a change's way: which item it is about, and the change or calendar that it conflicts with. */
export const Conflict = z
  .object({
    reason: z.enum(conflictReasons),
    /** The item or service; absent when the change as a whole, or its assignee, is meant. */
    subject: z.string().optional(),
    /** The item of the change that a related one was reached by. */
    through: z.string().optional(),
    change: z.string().optional(),
    calendar: z.string().optional(),
    title: z.string(),
    /** The part of the change's time that is concerned. */
    from: instant,
    to: instant,
  })
  .meta({ id: 'ChangeConflict' });
export type Conflict = z.infer<typeof Conflict>;

/** An item or service that a change is done to, or an item next to one: its parent or its child. */
export type Subject = {
  readonly id: string;
  readonly service?: string | undefined;
  readonly through?: string | undefined;
};

/** Another change that is planned or under way. */
export type Other = {
  readonly id: string;
  readonly title: string;
  /** Items and services that it is done to. */
  readonly subjects: readonly string[];
  readonly assignee?: string | undefined;
  readonly span: Stretch;
};

/** All that decides whether a change is in conflict, but for its time. */
export type Facts = {
  readonly id: string;
  readonly team: string;
  readonly assignee?: string | undefined;
  readonly subjects: readonly Subject[];
  readonly others: readonly Other[];
  readonly calendars: readonly Laid[];
};

const most = 100;
const overlap = (a: Stretch, b: Stretch) => ({
  from: iso(Math.max(a.from, b.from)),
  to: iso(Math.min(a.until, b.until)),
});

const about = ({ id, through }: Subject) => ({ subject: id, ...(through && { through }) });

const busy = ({ subjects, others }: Facts, span: Stretch): Conflict[] =>
  subjects.flatMap((subject) =>
    others
      .filter((other) => other.subjects.includes(subject.id) && meet(other.span, span))
      .map(({ id, title, span: theirs }) => ({
        reason: subject.through ? ('related-ci-busy' as const) : ('ci-busy' as const),
        ...about(subject),
        change: id,
        title,
        ...overlap(span, theirs),
      })),
  );

/** What a calendar may name to mean this subject; the team's calendars are the change's, not those of what is next to it. */
const covered = ({ team }: Facts, { id, service, through }: Subject): Covered => ({
  team: through ? undefined : team,
  services: [id, ...(service ? [service] : [])],
  cis: [id],
});

function inBlackout(facts: Facts, subject: Subject, span: Stretch): Conflict[] {
  const reason = subject.through ? 'related-ci-in-blackout' : 'ci-in-blackout';
  return facts.calendars
    .filter(({ purpose, covers }) => purpose !== 'maintenance' && coversAny(covers, covered(facts, subject)))
    .flatMap(({ id, title, stretches }) => {
      const [hit] = stretches.filter((one) => meet(one, span));
      return hit
        ? [{ reason, ...about(subject), calendar: id, title, ...overlap(span, hit) } as Conflict]
        : [];
    });
}

/** Outside is what lies in none of its maintenance windows; what has none may be changed at any time. */
function outsideMaintenance(facts: Facts, subject: Subject, span: Stretch): Conflict[] {
  const own = facts.calendars.filter(
    ({ purpose, covers }) => purpose === 'maintenance' && coversAny(covers, covered(facts, subject)),
  );
  const [first] = own;
  if (!first) return [];
  const open = own.flatMap(({ stretches }) => stretches).toSorted((a, b) => a.from - b.from);
  const [part] = outside(span, open);
  if (!part) return [];
  const reason = subject.through ? 'related-ci-outside-maintenance' : 'ci-outside-maintenance';
  const where = { from: iso(part.from), to: iso(part.until) };
  return [{ reason, ...about(subject), calendar: first.id, title: first.title, ...where }];
}

const assigneeBusy = ({ assignee, others }: Facts, span: Stretch): Conflict[] =>
  others
    .filter((other) => assignee !== undefined && other.assignee === assignee && meet(other.span, span))
    .map(({ id, title, span: theirs }) => ({
      reason: 'assignee-busy' as const,
      change: id,
      title,
      ...overlap(span, theirs),
    }));

/**
 * What stands in the way of a change that is done at this time, by the seven reasons, in their order; a hundred at most. A
 * freeze counts as a blackout of what it is for.
 */
export function conflictsOf(facts: Facts, span: Stretch): Conflict[] {
  const others = facts.others.filter(({ id }) => id !== facts.id);
  const own = { ...facts, others };
  const found = [
    ...busy(own, span),
    ...own.subjects.flatMap((subject) => [
      ...outsideMaintenance(own, subject, span),
      ...inBlackout(own, subject, span),
    ]),
    ...assigneeBusy(own, span),
  ];
  const rank = ({ reason }: Conflict) => conflictReasons.indexOf(reason);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
}
