import type { Claim } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Answer } from './answer.ts';
import { canonical, sha256 } from './chain.ts';
import { readRow } from './dynamo.ts';

const day = 24 * 3600;

/** The row that remembers one POST for a day: who sent it, to which operation, with which key and which payload. */
export type Marker = { readonly pk: string; readonly payload: string };

/** The marker of a POST. It is scoped to person and operation, so that nobody can replay another one's answer. */
export const markerOf = (person: string, operation: string, key: string, payload: unknown): Marker => ({
  pk: `idem#${person}#${operation}#${sha256(key)}`,
  payload: sha256(canonical(payload)),
});

/** The marker as a claim of the transaction that does the work: work and marker are there together, or neither. */
export const markerClaim = ({ pk, payload }: Marker, answer: Answer, nowSeconds: number): Claim => ({
  pk,
  sk: 'idem',
  values: { payload, status: answer.status, body: JSON.stringify(answer.body), version: answer.version },
  expiresAt: nowSeconds + day,
});

/**
 * The stored answer of an earlier call with this key; undefined when there was none in the last day.
 *
 * @throws {Refusal} `idempotency-mismatch` when the key came with another payload before
 */
export async function replay(practice: string, { pk, payload }: Marker): Promise<Answer | undefined> {
  const row = await readRow(practice, pk, 'idem');
  if (!row) return undefined;
  if (row.payload !== payload)
    throw new Refusal('idempotency-mismatch', 'The same key came with another body before. Use a new key.');
  const version = typeof row.version === 'number' ? row.version : undefined;
  return { status: Number(row.status), body: JSON.parse(String(row.body)), version };
}
