import type { Desk } from '../../desk.ts';

type Body = Record<string, unknown>;

/** What a part of the tour is handed. It registers its tests; they run in the tour's order, on one desk. */
export type Walk = {
  readonly desk: () => Desk;
  /** Calls an operation, notes that it was, and holds the answer against its contract. */
  readonly go: (
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Body>;
  /** Reads a record and changes it on the version that was read. */
  readonly change: (person: string, path: string, body: unknown) => Promise<Body>;
  readonly now: () => string;
  readonly later: (hours: number) => string;
};
