import type { Actor } from '../kernel/actor.ts';
import type { AskOf, Operation, QueryOf } from '../kernel/contract.ts';
import type { Decision, Versioned } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { veil } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import type { Answer } from './answer.ts';
import { canonical } from './chain.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { type Marker, markerClaim, replay } from './idempotency.ts';
import type { Records } from './records.ts';

/** What a handler is handed: the validated call, who makes it and when, and how to answer it. */
export type Call<O extends Operation> = {
  readonly operation: O;
  readonly ask: AskOf<O>;
  readonly query: QueryOf<O>;
  readonly params: Readonly<Record<string, string>>;
  /** The `{id}` of the path. */
  readonly id: string;
  readonly actor: Actor;
  readonly at: string;
  /** The version that the caller says to have seen. */
  readonly seen?: number | undefined;
  readonly marker?: Marker | undefined;
};

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);

/** A record as the caller may see it, with its version as the ETag. */
export function show<T extends Versioned>(call: Call<Operation>, record: T, extra: object = {}): Answer {
  const { operation, actor } = call;
  const body = veil(operation.rights, actor, { ...publicly(record), ...extra });
  return { status: operation.status ?? 200, body, version: record.version };
}

/**
 * Saves a decision for a call, together with the marker that makes its repetition harmless, and answers the record.
 *
 * @throws {Refusal} `stale-version` when the caller saw another version than the decision started from
 */
export async function commit<T extends Versioned>(
  call: Call<Operation>,
  keep: Records<T>,
  decided: Decision<T>,
  extra: (record: T) => object = () => ({}),
): Promise<Answer> {
  const { seen, marker, at } = call;
  const version = decided.before?.version;
  if (seen !== undefined && version !== undefined && seen !== version)
    throw new Refusal('stale-version', `It is at version ${version} now, not ${seen}.`, { version });
  const decision = (await keep.whole?.(decided)) ?? decided;
  const answer = show(call, decision.after, extra(decision.after));
  try {
    const claims = marker ? [markerClaim(marker, answer, seconds(at))] : [];
    await keep.save(decision, { claims });
    return answer;
  } catch (error) {
    if (!marker || !isClaim(error, marker.pk)) throw error;
    const earlier = await replay(keep.practice, marker);
    if (earlier) return earlier;
    throw error;
  }
}

/** True when saving failed because this very thing was done before. */
export const isClaim = (error: unknown, pk?: string): boolean =>
  error instanceof Refusal &&
  error.reason === 'claim-taken' &&
  (pk === undefined || (error.facts.claim as { pk: string }).pk === pk);

const scopeOf = ({ operation, actor, query, params }: Call<Operation>) => {
  const { cursor: _, ...filters } = query as Record<string, unknown>;
  return canonical([operation.id, actor.id, params, filters]);
};

/** Where the page before ended; undefined on the first one. @throws {Refusal} `invalid-cursor` */
export async function placeOf(call: Call<Operation>): Promise<string | undefined> {
  const { cursor } = call.query as { cursor?: string };
  return cursor === undefined ? undefined : openCursor(scopeOf(call), cursor, seconds(call.at));
}

/** A page as the answer, with a cursor when more follows. */
export async function pageOf(call: Call<Operation>, items: unknown[], after?: string): Promise<Answer> {
  const next = after && (await sealCursor(scopeOf(call), after, seconds(call.at)));
  return { status: 200, body: { items, ...(next && { next }) } };
}
