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

type Spoken = Pick<EventRow, 'said' | 'notices'>;

/**
 * The salted hash that stands in the chain for people's words and for what others were told in them, so that both can be
 * erased. Of a row without notices it is that of the words alone.
 */
export const hashOfWords = (salt: string, words: unknown, notices?: EventRow['notices']): string =>
  sha256(`${salt}\n${canonical(notices ? { words, notices } : words)}`);

/** What stands in the chain for a field that an event leaves out; salted as its words are, where it has any. */
export const hashOfLeft = (value: unknown, salt: string | undefined): string =>
  sha256(`${salt ?? ''}\n${canonical(value)}`);

/** The hash that the words of a row have as they are; undefined when it has none, or has none any more. */
export const hashOfSaid = ({ said, notices }: Spoken): string | undefined =>
  said && hashOfWords(said.salt, said.words, notices);

/** The hash of an event row, without the words themselves: the next row of the record holds it as `previous`. */
export const hashOfEvent = ({ said: _, notices: __, ...row }: EventRow): string => sha256(canonical(row));
