import * as z from 'zod';
import { slug } from '../kernel/text.ts';

/**
 * Where a record counts, and as what: `{ 'team#platform': ['open', 'unassigned'], 'assignee#dana': ['open'] }`. What nobody
 * has to look after any more counts nowhere.
 */
export type Tally = Readonly<Record<string, readonly string[]>>;

/** How many there are at one place, by name: `{ open: 3, unassigned: 1 }`; a name that is not there counts none. */
export const Counts = z.record(z.string(), z.int().nonnegative()).meta({ id: 'Counts' });
export type Counts = Readonly<Record<string, number>>;

export const CountsQuery = z.strictObject({
  /** Of one team alone. */
  team: slug.optional(),
  /** Each team's, beside all of them. */
  by: z.literal('team').optional(),
});

/** How many there are: kept as things happen, nothing is counted when it is asked for. */
export const countsKnown = z.object({
  /** Of the team that was asked for, or of all teams: for those who may see them all. */
  all: Counts.optional(),
  teams: z.record(z.string(), Counts).optional(),
  /** With the caller; for a requester, what they asked for. */
  mine: Counts,
});

/** What has to be added at which place so that its counts say `after` where they said `before`; what stays is left out. */
export function moves(before: Tally, after: Tally): Record<string, Record<string, number>> {
  const added: Record<string, Record<string, number>> = {};
  const add = (tally: Tally, by: 1 | -1) => {
    for (const [place, names] of Object.entries(tally))
      for (const name of names) {
        added[place] ??= {};
        const at = added[place];
        at[name] = (at[name] ?? 0) + by;
        if (at[name] === 0) delete at[name];
      }
  };
  add(before, -1);
  add(after, 1);
  return Object.fromEntries(Object.entries(added).filter(([, at]) => Object.keys(at).length));
}

/** The counts of several rows of one place, or of several places, as one; every one of `names` is in it. */
export function total(rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): Counts {
  const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name] ?? 0), 0);
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}
