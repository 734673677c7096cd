import { describe, expect, test } from 'vitest';
import { t80 } from '../../functions/capacity/student-t.ts';
import { levelAt, slopeUncertainty, trendOf, uncertaintyAt } from '../../functions/capacity/trend.ts';

// NIST Statistical Reference Datasets, linear regression, "Norris": y against x.
const norris = [
  ...[
    [0.1, 0.2],
    [338.8, 337.4],
    [118.1, 118.2],
    [888, 884.6],
    [9.2, 10.1],
    [228.1, 226.5],
    [668.5, 666.3],
  ],
  ...[
    [998.5, 996.3],
    [449.1, 448.6],
    [778.9, 777],
    [559.2, 558.2],
    [0.3, 0.4],
    [0.1, 0.6],
    [778.1, 775.5],
  ],
  ...[
    [668.8, 666.9],
    [339.3, 338],
    [448.9, 447.5],
    [10.8, 11.6],
    [557.7, 556],
    [228.3, 228.1],
    [998, 995.8],
  ],
  ...[
    [888.8, 887.6],
    [119.6, 120.2],
    [0.3, 0.3],
    [0.6, 0.3],
    [557.6, 556.8],
    [339.3, 339.1],
    [888, 887.2],
  ],
  ...[
    [998.5, 999],
    [778.9, 779],
    [10.2, 11.1],
    [117.6, 118.3],
    [228.9, 229.2],
    [668.4, 669.1],
    [449.2, 448.9],
  ],
  [0.2, 0.5],
].map(([y = 0, x = 0]) => ({ x, y }));

describe('the line of least squares', () => {
  test('is as NIST certifies it', () => {
    const trend = trendOf(norris);
    expect(levelAt(trend, 0)).toBeCloseTo(-0.262323073774029, 9);
    expect(trend.slope).toBeCloseTo(1.00211681802045, 11);
    expect(trend.residual).toBeCloseTo(0.884796396144373, 9);
    // The standard deviation of the slope is certified, too: an 80 % interval is t times that, with 34 degrees of freedom.
    expect(slopeUncertainty(trend) / t80(34)).toBeCloseTo(0.429796848199937e-3, 11);
  });

  test('and its interval by hand: 1, 2, 3, 4, 5 against 2, 4, 5, 4, 5', () => {
    const trend = trendOf([2, 4, 5, 4, 5].map((y, n) => ({ x: n + 1, y })));
    // Slope 6/10, level 2.2; squares left 2.4, so that s² is 0.8 on three degrees of freedom.
    expect(trend).toMatchObject({ slope: 0.6, spread: 10 });
    expect(levelAt(trend, 0)).toBeCloseTo(2.2, 12);
    expect(trend.residual ** 2).toBeCloseTo(0.8, 12);
    // At 6: 1.638 · √0.8 · √(1 + 1/5 + 9/10).
    expect(uncertaintyAt(trend, 6)).toBeCloseTo(1.638 * Math.sqrt(0.8) * Math.sqrt(2.1), 12);
    expect(slopeUncertainty(trend)).toBeCloseTo((1.638 * Math.sqrt(0.8)) / Math.sqrt(10), 12);
  });

  test('one value on every day is a level line without doubt', () => {
    const trend = trendOf([1, 2, 3, 4].map((x) => ({ x, y: 7 })));
    expect([trend.slope, trend.residual, levelAt(trend, 90), uncertaintyAt(trend, 90)]).toEqual([0, 0, 7, 0]);
  });
});

test('the quantile of Student’s t is that of the table, between its rows between theirs, and normal in the end', () => {
  expect([t80(1), t80(12), t80(30), t80(60)]).toEqual([3.078, 1.356, 1.31, 1.296]);
  expect(t80(34)).toBeCloseTo(1.307, 3);
  expect(t80(88)).toBeCloseTo(1.2915, 3);
  expect(t80(1e6)).toBeCloseTo(1.282, 3);
});
