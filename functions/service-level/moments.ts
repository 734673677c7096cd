import type { EventRow } from '../record/timeline.ts';

/** What conditions may look at: the fields of a record, and what happened to it at this moment. */
export type Facts = Readonly<Record<string, unknown>> & {
  readonly event: {
    readonly type: string;
    readonly by: 'requester' | 'staff' | 'system';
    readonly visibility?: string | undefined;
  };
};

/** A record as it was from a moment on, in milliseconds. */
export type Moment = { readonly at: number; readonly version: number; readonly facts: Facts };

/** What an event row says, as far as it says how a record was. */
export type Told = Pick<EventRow, 'type' | 'by' | 'at' | 'version' | 'changed'> &
  Partial<Pick<EventRow, 'visibility'>>;

/** The product's own business, and no fact about the work. */
const ours = new Set(['clocks']);

const who = (by: string, requester: unknown) =>
  by === requester ? 'requester' : by.startsWith('system:') ? 'system' : 'staff';

/**
 * A record's whole history as it was after each event, rebuilt from its timeline alone. People's own words are no part of it: they
 * may be erased, and what was agreed does not depend on them. Time never goes back: what a clock did is stamped with the
 * second for which it was set, which may be before what was recorded until then.
 */
export function momentsOf(rows: readonly Told[]): Moment[] {
  const moments: Moment[] = [];
  let fields: Record<string, unknown> = {};
  for (const { type, by, at, version, changed, visibility } of rows) {
    const next = { ...fields };
    for (const [name, change] of Object.entries(changed)) {
      if (ours.has(name)) continue;
      if (change.to !== undefined) next[name] = change.to;
      else if ('from' in change) delete next[name];
    }
    fields = next;
    const event = { type, by: who(by, next.requester), ...(visibility && { visibility }) } as const;
    const instant = Math.max(Date.parse(at), moments.at(-1)?.at ?? 0);
    moments.push({ at: instant, version, facts: { ...next, event } });
  }
  return moments;
}
