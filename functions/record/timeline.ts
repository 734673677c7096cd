import * as z from 'zod';
import { page, paging } from '../kernel/wire.ts';
import { instant } from './base.ts';
import type { Notice } from './notice.ts';

const change = z.object({ from: z.unknown().optional(), to: z.unknown().optional() });

/** One row of a record's history as people read it: who did what, and which field went from what to what. */
export const TimelineEntry = z
  .object({
    version: z.int(),
    type: z.string(),
    at: instant,
    by: z.string(),
    byName: z.string().optional(),
    /** What the people whom it names are called, by id. */
    names: z.record(z.string(), z.string()).optional(),
    changed: z.record(z.string(), change),
    text: z.string().optional(),
    visibility: z.enum(['public', 'internal']).optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** A page of a timeline, oldest first. */
export const Timeline = page(TimelineEntry);
export const TimelineQuery = z.strictObject({ limit: paging.limit.default(100), cursor: paging.cursor });

/** What an event asks the runtime for, so that only such events wake who does it. */
export type Asked = 'clock' | 'notice';

/** An event row as it is stored. `said` and `notices` hold people's words, which the chain covers only by a salted hash. */
export type EventRow = {
  readonly pk: string;
  readonly sk: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly depth: number;
  readonly changed: Readonly<Record<string, { from?: unknown; to?: unknown }>>;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  readonly visibility?: 'public' | 'internal' | undefined;
  /** Whose table it is in. */
  readonly practice?: string | undefined;
  /** What has to follow from it: a clock is to be armed, people are to be told. */
  readonly asks?: readonly Asked[] | undefined;
  readonly notices?: readonly Notice[] | undefined;
  /** Nobody but its own practice is to know what it says. */
  readonly discreet?: true | undefined;
  /** Of fields that became something else and are too long, or nobody's history, to be told: the hash of what each became. */
  readonly left?: Readonly<Record<string, string>> | undefined;
  readonly previous?: string | undefined;
  readonly said?: { readonly salt: string; readonly words: Readonly<Record<string, unknown>> } | undefined;
  readonly saidHash?: string | undefined;
};

/** Sort key of the event row that belongs to a version; padded, so that history sorts by version. */
export const eventKey = (version: number): string => `event#${String(version).padStart(6, '0')}`;

/** What a person reads of an event row; an erased text is simply not there any more. */
export function toEntry({
  version,
  type,
  at,
  by,
  changed,
  facts,
  visibility,
  said,
}: EventRow): TimelineEntry {
  // What a list of resources was stands on the record; when it will be looked at again is the product's own business.
  const {
    text,
    awsHealth: _,
    ...texts
  } = (said?.words ?? {}) as Record<string, { from?: unknown; to?: unknown }>;
  const { clocks: __, awsHealth: ___, ...fields } = changed;
  const entry = { version, type, at, by, changed: { ...fields, ...texts } };
  return {
    ...entry,
    ...(typeof text === 'string' && { text }),
    ...(visibility && { visibility }),
    ...(facts && { facts: { ...facts } }),
  };
}
