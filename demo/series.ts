type Shape = {
  readonly name: string;
  readonly limit: number;
  readonly direction: 'up' | 'down';
  readonly start: number;
  /** A day. */
  readonly growth: number;
  readonly noise: number;
  /** By how much each day of the week differs, Monday first. */
  readonly week?: readonly number[];
  /** From this day on, so much more or less. */
  readonly step?: readonly [day: number, by: number];
};

const gib = 1_073_741_824;
const office = [1, 1.1, 1.2, 1.1, 0.8, -2.4, -2.8];

/** Metrics of the demo's company, each with a shape that such metrics have: growth, a week, a clean-up, and mere noise. */
const shapes: readonly Shape[] = [
  {
    name: 'search-free-storage',
    ...{ limit: 0, direction: 'down', start: 392 * gib, growth: -2.25 * gib, noise: 2 * gib },
  },
  {
    name: 'search-storage',
    ...{ limit: 100, direction: 'up', start: 30, growth: 0.3, noise: 0.8, step: [95, -14] },
  },
  {
    name: 'checkout-concurrency',
    ...{ limit: 1000, direction: 'up', start: 240, growth: 1.1, noise: 12 },
    week: office.map((by) => by * 45),
  },
  { name: 'cache-memory', ...{ limit: 100, direction: 'up', start: 61, growth: 0, noise: 3 } },
];

/** Chance with a fixed start (mulberry32): a series is the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const dayMs = 86_400_000;
const monday = 3;

function valuesOf(
  { start, growth, noise, week, step }: Shape,
  seed: number,
  first: number,
  days: number,
): number[] {
  const roll = chance(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
  return Array.from({ length: days }, (_, n) => {
    const weekday = (((first + n + monday) % 7) + 7) % 7;
    const stepped = step && n >= step[0] ? step[1] : 0;
    return Math.max(0, start + growth * n + (week?.[weekday] ?? 0) + stepped + noise * gauss());
  });
}

const length = 150;

/**
 * The series as if the last of their 150 days were the day before this one.
 *
 * @param more so many days that come after it, as they will be
 */
export const seriesUntil = (today: string, more = 0) =>
  shapes.map((shape, n) => {
    const first = Math.round(Date.parse(`${today}T00:00:00Z`) / dayMs) - length;
    const days = valuesOf(shape, n + 1, first, length + more).map((value, at) => ({
      day: new Date((first + at) * dayMs).toISOString().slice(0, 10),
      value,
    }));
    const { name, limit, direction } = shape;
    return { name, limit, direction, days };
  });

/** The same around a day that does not change, and on until the first of them is at its limit. */
export const demoSeries = seriesUntil('2026-12-01', 32);
