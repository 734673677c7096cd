/** One thing that happened to a record, as its timeline keeps it. */
export type Moved = {
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly changed: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
};

/** Each time that a moment was set where there was none: taken, resolved, delivered. */
export const firsts = (history: readonly Moved[], field: string): Moved[] =>
  history.filter(({ changed }) => changed[field]?.to !== undefined && changed[field]?.from === undefined);

/** The version at which it came to a state for the last time; the first one when that is not on record. */
export const versionOf = (history: readonly Moved[], state: string): number =>
  history.findLast(({ changed }) => changed.state?.to === state)?.version ?? 1;
