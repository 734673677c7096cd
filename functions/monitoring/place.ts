const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const least = digits[0] as string;

/**
 * A place in a list between two others, as text that sorts there: so one record is moved, and all others stay as they are.
 * No place ends in the least digit, or there would be none before it.
 *
 * @param after the place that it comes after; none for the first
 * @param before the place that it comes before; none for the last
 * @example between('a', 'b') // 'ai'
 */
export function between(after: string | undefined, before: string | undefined): string {
  let place = '';
  for (let i = 0; ; i++) {
    const low = digits.indexOf(after?.[i] ?? least);
    const high = before?.startsWith(place) ? digits.indexOf(before[i] ?? least) : digits.length;
    const middle = Math.floor((low + high) / 2);
    if (middle > low) return place + digits[middle];
    place += digits[low];
  }
}
