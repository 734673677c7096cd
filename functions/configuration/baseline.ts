import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide, difference } from '../kernel/decision.ts';
import { line } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { FieldValue } from '../record/field-values.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Ci } from './ci.ts';
import { ciId } from './relation.ts';

/** How items were at one moment, to see later what has become of them. */
export const Baseline = z
  .object({
    ...recordFields,
    kind: z.literal('baseline'),
    state: z.literal('kept'),
    cis: z.array(ciId),
    takenAt: instant,
    by: z.string(),
  })
  .meta({ id: 'Baseline' });
export type Baseline = z.infer<typeof Baseline>;

export const TakeBaseline = z.strictObject({
  title: line(200),
  cis: z
    .array(ciId)
    .min(1)
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length, 'names one twice'),
});
export type TakeBaseline = z.infer<typeof TakeBaseline>;

/** What a baseline keeps of an item: what holds of it, and what it relates to. */
export const Snapshot = z.object({
  state: z.string(),
  class: z.string(),
  name: z.string(),
  service: z.string().optional(),
  owner: z.string().optional(),
  criticality: z.string().optional(),
  attributes: z.record(z.string(), FieldValue),
  relations: z.array(z.string()),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What has become of one item since: which fields differ, with both values; gone when nobody knows it any more. */
export type Drift = {
  readonly ci: string;
  readonly title: string;
  readonly changed: ReturnType<typeof difference>;
};

/** The newest first. */
export const baselineKeys = ({ takenAt, id }: Baseline): IndexKeys => ({
  open: { team: 'all', order: takenAt },
  order: id,
});

export const snapshotOf = (ci: Ci, relations: readonly string[]): Snapshot =>
  Snapshot.parse({ ...ci, relations: relations.toSorted() });

const row = (id: string, ci: string, snapshot: Snapshot): Claim => ({
  pk: `baseline#${id}`,
  sk: `ci#${ci}`,
  values: { ci, snapshot: JSON.stringify(snapshot) },
});

/** Keeps how these items are now; each in a row of its own, since a record has its limits. */
export function takeBaseline(
  ask: TakeBaseline,
  snapshots: ReadonlyMap<string, Snapshot>,
  id: string,
  by: Actor,
  at: string,
): Decision<Baseline> {
  const next = { ...ask, id, kind: 'baseline' as const, state: 'kept' as const, takenAt: at, by: by.id };
  const decision = decide<Baseline>(undefined, next, { type: 'baseline.taken', by: by.id, at });
  return { ...decision, claims: [...snapshots].map(([ci, snapshot]) => row(id, ci, snapshot)) };
}

const flat = ({ attributes, ...snapshot }: Snapshot) => ({
  ...snapshot,
  ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value])),
});

/** What differs between an item as it was and as it is; undefined when nothing does. */
export function driftOf(ci: string, was: Snapshot, is: Snapshot | undefined): Drift | undefined {
  const changed = difference(flat(was), is ? flat(is) : {});
  return Object.keys(changed).length ? { ci, title: is?.name ?? was.name, changed } : undefined;
}
