// NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2, column 0.90, by degrees of freedom.
const upper: readonly (readonly [freedom: number, t: number])[] = [
  ...([
    [1, 3.078],
    [2, 1.886],
    [3, 1.638],
    [4, 1.533],
    [5, 1.476],
    [6, 1.44],
    [7, 1.415],
    [8, 1.397],
  ] as const),
  ...([
    [9, 1.383],
    [10, 1.372],
    [11, 1.363],
    [12, 1.356],
    [13, 1.35],
    [14, 1.345],
    [15, 1.341],
  ] as const),
  ...([
    [16, 1.337],
    [17, 1.333],
    [18, 1.33],
    [19, 1.328],
    [20, 1.325],
    [22, 1.321],
    [24, 1.318],
  ] as const),
  ...([
    [26, 1.315],
    [28, 1.313],
    [30, 1.31],
    [40, 1.303],
    [60, 1.296],
    [120, 1.289],
  ] as const),
];
const normal = 1.282;

/**
 * The quantile of Student's t distribution that leaves a tenth above it, and so four fifths between it and its negative: what
 * an 80 % interval is made of. Between the rows of the table it is interpolated by the inverse of the degrees of freedom.
 *
 * @param freedom degrees of freedom, at least 1
 */
export function t80(freedom: number): number {
  const above = upper.findIndex(([row]) => row >= freedom);
  const [high, highT] = upper[above] ?? [Number.POSITIVE_INFINITY, normal];
  const [low, lowT] = (above === -1 ? upper.at(-1) : upper[above - 1]) ?? [high, highT];
  if (high === freedom || low === high) return highT;
  const share = (1 / low - 1 / freedom) / (1 / low - 1 / high);
  return lowT + (highT - lowT) * share;
}
