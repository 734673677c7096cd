/** A value that was seen so often at a moment, in epoch milliseconds. */
export type Sample = { readonly at: number; readonly value: number; readonly count: number };

const plain: Readonly<Record<string, (samples: readonly Sample[]) => number>> = {
  SampleCount: (samples) => samples.reduce((sum, { count }) => sum + count, 0),
  Sum: (samples) => samples.reduce((sum, { value, count }) => sum + value * count, 0),
  Average: (samples) => (plain.Sum?.(samples) ?? 0) / (plain.SampleCount?.(samples) ?? 1),
  Minimum: (samples) =>
    samples.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY),
  Maximum: (samples) => samples.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY),
};
const percentile = /^p(100|\d{1,2}(?:\.\d{1,10})?)$/;

/** The statistics that are computed here: the plain ones and percentiles. */
export const isStatistic = (name: string): boolean => name in plain || percentile.test(name);

/** One statistic of at least one sample; a percentile is the smallest value that so many in a hundred do not exceed. */
export function statisticOf(samples: readonly Sample[], name: string): number {
  const percent = percentile.exec(name)?.[1];
  if (percent === undefined) return plain[name]?.(samples) ?? Number.NaN;
  const sorted = samples.toSorted((a, b) => a.value - b.value);
  const wanted = (Number(percent) / 100) * (plain.SampleCount?.(samples) ?? 0);
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= wanted) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}
