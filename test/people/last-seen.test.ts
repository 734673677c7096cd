import { afterEach, expect, test } from 'vitest';
import { lastSeen, longUnseen, noteSeen } from '../../functions/people/last-seen.ts';
import { openPractice } from '../on-call/practice.ts';

let practice: ReturnType<typeof openPractice> | undefined;
afterEach(() => practice?.close());

const at = (day: string) => `${day}T11:00:00.000Z`;

test('the last day of somebody is kept, written once a day, and told a month later', async () => {
  const writes: string[] = [];
  practice = openPractice((operation, call) => {
    if (operation === 'UpdateItem') writes.push(operation);
    return call();
  });
  await noteSeen('noor', at('2026-10-01'));
  await noteSeen('noor', at('2026-10-24'));
  await noteSeen('noor', '2026-10-24T18:00:00.000Z');
  await noteSeen('ida', at('2026-11-20'));
  expect(writes).toHaveLength(3);
  expect(await lastSeen('noor')).toBe('2026-10-24');
  expect(await lastSeen('dana')).toBeUndefined();
  const everybody = ['noor', 'ida', 'dana', 'noor'];
  expect(await longUnseen(everybody, at('2026-11-23'))).toEqual(new Set());
  expect(await longUnseen(everybody, at('2026-11-24'))).toEqual(new Set(['noor']));
  expect(await longUnseen([], at('2026-11-24'))).toEqual(new Set());
});
