import { expect, test } from 'vitest';
import { rotationStart } from '../../demo/rotation-start.ts';

const monday = { time: '09:00', weekday: 1 };
const daily = { time: '09:00' };

test.each([
  // Berlin is two hours ahead of UTC in July, one in December.
  ['just before the week’s hand-off', monday, '2026-07-06T06:59:59Z', '2026-06-29'],
  ['at the week’s hand-off', monday, '2026-07-06T07:00:00Z', '2026-07-06'],
  ['on a Sunday night', monday, '2026-07-12T21:30:00Z', '2026-07-06'],
  ['in the winter', monday, '2026-12-07T07:30:00Z', '2026-11-30'],
  ['before the day’s hand-off', daily, '2026-12-07T07:59:59Z', '2026-12-06'],
  ['at the day’s hand-off', daily, '2026-12-07T08:00:00Z', '2026-12-07'],
])('a demo rotation begins with the hand-off that is over, %s', (_, handOff, now, expected) => {
  expect(rotationStart(handOff, 'Europe/Berlin', Date.parse(now))).toBe(expected);
});
