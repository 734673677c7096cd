import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Claim, Decision, Versioned } from '../kernel/decision.ts';
import { slug } from '../kernel/text.ts';
import { page, paging } from '../kernel/wire.ts';
import { instant } from '../record/base.ts';
import { type Moved, moved, Standing } from './standing.ts';

/** What gave or took a right: a person, the groups of the identity provider, or the configuration of the deployment. */
export const Source = z.enum(['hand', 'groups', 'config']);
export type Source = z.infer<typeof Source>;

/** A person gives by hand; the desk itself, by its configuration. */
export const sourceOf = ({ kind }: Actor): Source => (kind === 'system' ? 'config' : 'hand');

/** One change of what somebody, or everybody in a group, may do. */
export const RightsChange = z
  .object({
    id: z.string(),
    at: instant,
    by: z.string(),
    source: Source,
    /** Whose rights: a person, or a group mapping. */
    of: z.object({ kind: z.enum(['person', 'group-mapping']), id: z.string() }),
    /** The event that did it; it stands on the record's timeline under this version. */
    event: z.string(),
    version: z.int(),
    gained: Standing,
    lost: Standing,
  })
  .meta({ id: 'RightsChange' });
export type RightsChange = z.infer<typeof RightsChange>;

const day = z.iso.date().or(z.iso.datetime({ offset: true }));

/** Newest first: from one moment until another, of one person or by one. */
export const RightsChangeQuery = z.strictObject({
  ...paging,
  from: day.optional(),
  to: day.optional(),
  person: z.string().max(80).optional(),
  by: z.string().max(80).optional(),
  mapping: slug.optional(),
});
export type RightsChangeQuery = z.infer<typeof RightsChangeQuery>;

export const RightsChanges = page(RightsChange);

/** The partition that holds a month's changes, so that they are found by time without looking at every person. */
export const monthKey = (at: string): string => `rights#${at.slice(0, 7)}`;

/** Months from the newest to the oldest, both included, as `2026-11`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const first = from.slice(0, 7);
  for (let [year, month] = to.slice(0, 7).split('-').map(Number) as [number, number]; ; ) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name < first) return months;
    months.push(name);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
}

type Holder = Versioned & { readonly state: string } & Standing;

const effective = (record: Holder | undefined): Standing | undefined =>
  record?.state === 'active' ? { roles: record.roles, teams: record.teams } : undefined;

/** What a decision changes of what its record may do, with it or by it; undefined when nothing. */
export const movedBy = <T extends Holder>({ before, after }: Decision<T>): Moved | undefined =>
  moved(effective(before), effective(after));

/**
 * The decision, and in the same transaction the row by which the change of rights is found by month. Whoever is not active
 * may do nothing, so that leaving and coming back are changes of rights, too.
 */
export function audited<T extends Holder>(decision: Decision<T>, source: Source): Decision<T> {
  const change = movedBy(decision);
  if (!change) return decision;
  const { after, event } = decision;
  const { at, by, type } = event;
  const id = `${after.id}-${after.version}`;
  const of = { kind: after.kind, id: after.id };
  const row: Claim = {
    pk: monthKey(at),
    sk: `change#${at}#${after.kind}#${id}`,
    values: { id, at, by, source, of, event: type, version: after.version, ...change },
  };
  return { ...decision, claims: [...(decision.claims ?? []), row] };
}
