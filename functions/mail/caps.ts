/** How many within how many minutes. */
type Cap = readonly [most: number, minutes: number];

/**
 * What one sender may add to one ticket: a fifth less than the desk sends to one person about it (Zammad's numbers), so that a
 * loop which that limit only slows down ends here.
 */
export const perThread: readonly Cap[] = [
  [8, 10],
  [12, 30],
  [20, 60],
  [40, 180],
  [80, 600],
];

/** What one sender may send in all. */
export const perSender: readonly Cap[] = [
  [30, 10],
  [60, 30],
  [120, 60],
  [240, 180],
  [360, 600],
];

const minute = 60_000;
const remembered = 600 * minute;

/** The moments of what was taken before, with this one; undefined when one more would be too many. */
export function within(
  caps: readonly Cap[],
  before: readonly number[],
  now: number,
): readonly number[] | undefined {
  const recent = before.filter((at) => at > now - remembered && at <= now);
  const over = caps.some(
    ([most, minutes]) => recent.filter((at) => at > now - minutes * minute).length >= most,
  );
  return over ? undefined : [...recent, now];
}
