/** One field's change, as people read it on the timeline. */
export type Change = { readonly from?: unknown; readonly to?: unknown };

/** What every stored record carries beside its own fields. */
export type Versioned = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  /** Hash of the record's newest event row: the next one continues the chain from it. */
  readonly chain?: string | undefined;
};

/** The event of one decision: a row of the timeline, and what the bus carries once the row is written. */
export type DomainEvent = {
  readonly type: string;
  readonly by: string;
  readonly at: string;
  readonly changed: Readonly<Record<string, Change>>;
  /** Free text of people (a comment, a title): kept apart so that it can be erased and the chain still verifies. */
  readonly said?: Readonly<Record<string, unknown>>;
  /** Structured facts that are no field of the record: who was paged, which alert joined. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly visibility?: 'public' | 'internal';
  /** What people are to be told of it (see `record/notice.ts`). */
  readonly notices?: readonly object[];
};

/** A row that must not exist yet, and that makes something unique: written in the same transaction. */
export type Claim = {
  readonly pk: string;
  readonly sk: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** When given, the row may exist with exactly this value of `holder` and is replaced. */
  readonly heldBy?: string | undefined;
  /** Epoch seconds after which the row is treated as absent. */
  readonly expiresAt?: number;
};

/** Something that must still be so in another table when the transaction commits. */
export type Check = {
  readonly table: string;
  readonly pk: string;
  readonly sk: string;
  readonly field: string;
  readonly among: readonly (string | number)[];
  /** Fields of the same row that must be so as well: a transaction may look at a row once only. */
  readonly and?: readonly { readonly field: string; readonly among: readonly (string | number)[] }[];
};

/** What a pure function decided: from which record to which, and the one event that says so. */
export type Decision<T extends Versioned> = {
  readonly before?: T | undefined;
  readonly after: T;
  readonly event: DomainEvent;
  readonly claims?: readonly Claim[];
  readonly checks?: readonly Check[];
};

/** Fields whose values are people's own words. */
export type FreeText = readonly string[];

const quiet = new Set(['version', 'chain']);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Every field that differs between two records, with both values; the version and the chain left out. */
export function difference(before: object, after: object): Record<string, Change> {
  const a = before as Record<string, unknown>;
  const b = after as Record<string, unknown>;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const changed = names.filter((name) => !quiet.has(name) && !same(a[name], b[name]));
  return Object.fromEntries(changed.map((name) => [name, { from: a[name], to: b[name] }]));
}

/**
 * Makes the decision that turns `before` (absent when it is created) into a record with the `next` fields:
 * the version goes up by one, and the event says what changed. Fields named in `freeText` go to `said`.
 */
export function decide<T extends Versioned>(
  before: T | undefined,
  next: Omit<T, 'version' | 'chain'>,
  event: Omit<DomainEvent, 'changed'> & { freeText?: FreeText },
): Decision<T> {
  const { freeText = [], said, ...rest } = event;
  const after = { ...next, version: (before?.version ?? 0) + 1, chain: before?.chain } as unknown as T;
  const changes = difference(before ?? {}, next);
  const isText = ([name]: [string, Change]) => freeText.includes(name);
  const texts = Object.fromEntries(Object.entries(changes).filter(isText));
  const changed = Object.fromEntries(Object.entries(changes).map((c) => (isText(c) ? [c[0], {}] : c)));
  const words = { ...texts, ...said };
  return {
    before,
    after,
    event: { ...rest, changed, ...(Object.keys(words).length ? { said: words } : {}) },
  };
}
