import { awsError } from '../aws-error.ts';

const MOST = 1000;
const DEFAULT = 100;

/** `maxResults` as every list of Step Functions takes it: 0 or nothing is 100, at most 1,000. */
export function limitOf(maxResults: unknown): number {
  const limit = Number(maxResults ?? 0);
  if (limit > MOST)
    throw awsError(
      'ValidationException',
      `1 validation error detected: Value '${limit}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to ${MOST}`,
    );
  return limit || DEFAULT;
}

export const tokenFor = (place: number): string => Buffer.from(`page:${place}`).toString('base64url');

/** Where a page token points; `first` when there is none. @throws InvalidToken for one that is not ours */
export function placeOf(token: unknown, first: number): number {
  if (token === undefined || token === null) return first;
  const place = /^page:(\d+)$/.exec(Buffer.from(String(token), 'base64url').toString())?.[1];
  if (place === undefined) throw awsError('InvalidToken', "Invalid Token: 'Invalid token'");
  return Number(place);
}

/** One page of what was fetched with one row more than asked, and the token of the next page when there is one. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  place: (next: T) => number,
): { page: T[]; nextToken?: string } {
  const next = rows[limit];
  return { page: rows.slice(0, limit), ...(next !== undefined && { nextToken: tokenFor(place(next)) }) };
}
