import { invalid } from '../kernel/refusal.ts';
import { day } from '../kernel/time-of-day.ts';

/**
 * The interval that a caller asks for; by default the 14 days from now on.
 *
 * @param pointer of the field that ends it
 * @throws {Refusal} `validation` when it is empty or longer than 92 days
 */
export function askedInterval(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  at: string,
  pointer = '?to',
): readonly [string, string] {
  const begin = from ?? at;
  const until = to ?? new Date(Date.parse(begin) + 14 * day).toISOString();
  const length = Date.parse(until) - Date.parse(begin);
  if (length <= 0) throw invalid(pointer, 'is not after from');
  if (length > 92 * day) throw invalid(pointer, 'is more than 92 days after from');
  return [begin, until];
}
