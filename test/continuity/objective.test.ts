import { describe, expect, test } from 'vitest';
import {
  disruptionOf,
  type ImpactRating,
  objectiveOf,
  ratingFaults,
  targetFaults,
} from '../../functions/continuity/impact-rating.ts';
import { strictest, tierOf } from '../../functions/continuity/objective.ts';

const never = [0, 0, 0, 0, 0, 0, 0];
const rating = (financial: number[], dataLoss: number[] = never): ImpactRating => ({
  impacts: { financial },
  dataLoss,
});

describe('what the impacts over 15 min, 1 h, 4 h, 8 h, 1 d, 3 d, 1 w come to', () => {
  const cases: [string, ImpactRating, { rto: number; rpo: number; tier: number }, number | undefined][] = [
    [
      'major after a day: back within 8 hours',
      rating([0, 0, 1, 2, 3, 4, 4]),
      { rto: 480, rpo: 10_080, tier: 3 },
      1_440,
    ],
    [
      'major after an hour: back within 15 minutes',
      rating([1, 3, 3, 3, 4, 4, 4]),
      { rto: 15, rpo: 10_080, tier: 1 },
      60,
    ],
    ['severe at once: it stands ready', rating([4, 4, 4, 4, 4, 4, 4]), { rto: 5, rpo: 10_080, tier: 1 }, 15],
    [
      'never intolerable: a week',
      rating([0, 0, 1, 1, 2, 2, 2]),
      { rto: 10_080, rpo: 10_080, tier: 4 },
      undefined,
    ],
    [
      'lost data of 4 hours is major: an hour',
      rating(never, [0, 1, 3, 3, 3, 4, 4]),
      { rto: 10_080, rpo: 60, tier: 2 },
      undefined,
    ],
    [
      'major after 8 hours: back within 4',
      rating([0, 1, 2, 3, 3, 3, 4], [0, 0, 0, 2, 3, 4, 4]),
      { rto: 240, rpo: 480, tier: 2 },
      480,
    ],
  ];
  test.each(cases)('%s', (_, given, objective, disruption) => {
    expect(objectiveOf(given)).toEqual(objective);
    expect(disruptionOf(given)).toBe(disruption);
  });

  test('the worst category decides', () => {
    const two = {
      impacts: { financial: [0, 0, 0, 0, 0, 3, 4], safety: [0, 0, 3, 3, 3, 3, 3] },
      dataLoss: never,
    };
    expect(objectiveOf(two)).toMatchObject({ rto: 60 });
  });

  test('targets are stricter, never laxer', () => {
    const given = rating([0, 0, 1, 2, 3, 4, 4]);
    expect(objectiveOf(given, { rto: 60, rpo: 15 })).toEqual({ rto: 60, rpo: 15, tier: 1 });
    expect(targetFaults(given, { rto: 60 })).toEqual([]);
    expect(targetFaults(given, { rto: 481 })).toMatchObject([{ pointer: '/targets/rto' }]);
  });

  test('harm does not go back with time', () => {
    expect(ratingFaults(rating([0, 2, 1, 2, 3, 3, 3]))).toMatchObject([{ pointer: '/impacts/financial/2' }]);
  });
});

test('tiers are bounded by what is stricter', () => {
  expect([
    tierOf({ rto: 60, rpo: 10_080 }),
    tierOf({ rto: 61, rpo: 10_080 }),
    tierOf({ rto: 1_441, rpo: 1_441 }),
  ]).toEqual([1, 2, 4]);
  expect(tierOf({ rto: 10_080, rpo: 15 })).toBe(1);
});

test('the strictest of several is made of the strictest parts', () => {
  expect(
    strictest([
      { rto: 60, rpo: 240, tier: 1 },
      { rto: 240, rpo: 15, tier: 2 },
    ]),
  ).toEqual({ rto: 60, rpo: 15, tier: 1 });
  expect(strictest([])).toBeUndefined();
});
