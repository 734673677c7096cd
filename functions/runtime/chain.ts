import { createHash } from 'node:crypto';
import type { EventRow } from '../record/timeline.ts';

/** JSON with sorted keys and without undefined values, so that the same content always has the same hash. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}

/** The SHA-256 of a text, in hex. */
export const sha256 = (source: string): string => createHash('sha256').update(source).digest('hex');

/** The salted hash that stands in the chain for people's words, so that the words can be erased. */
export const hashOfWords = (salt: string, words: unknown): string => sha256(`${salt}\n${canonical(words)}`);

/** The hash of an event row, without the words themselves: the next row of the record holds it as `previous`. */
export const hashOfEvent = ({ said: _, ...row }: EventRow): string => sha256(canonical(row));
