import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide, type Versioned } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { RecordKind } from './record-kind.ts';

/** What everything has that administrators define: it is for one kind of records, and is retired, never deleted. */
export const definitionFields = {
  ...recordFields,
  state: z.enum(['active', 'retired']),
  recordKind: RecordKind,
};

export type Definition = Versioned & {
  readonly state: 'active' | 'retired';
  readonly recordKind: RecordKind;
};

export const definitionLifecycle = {
  active: { retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Lifecycle<Definition['state']>;

/**
 * Takes a definition out of use, or puts it into use again: what records hold of it stays as it is.
 *
 * @throws {Refusal} `illegal-transition` when that is what it is already
 */
export function put<T extends Definition>(
  before: T,
  step: 'retire' | 'restore',
  actor: Actor,
  at: string,
): Decision<T> {
  const state = follow(definitionLifecycle, before.state, step);
  const type = `${before.kind}.${step === 'retire' ? 'retired' : 'restored'}`;
  return decide<T>(before, { ...before, state }, { type, by: actor.id, at });
}

/** Definitions are few: all of them in one list, and those of one kind of records in another, both in this order. */
export const definitionKeys = (order: string, { recordKind }: Definition): IndexKeys => ({
  open: { team: 'all', order },
  subject: recordKind,
  order,
});

/** A number so that it sorts as a text. */
export const padded = (order: number): string => String(order).padStart(6, '0');
