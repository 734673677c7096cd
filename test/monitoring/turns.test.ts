import { expect, test } from 'vitest';
import { inTurn } from '../../functions/monitoring/turns.ts';

test('a loud source takes its turn between the others, each in its own order', () => {
  const said = ['loud 1', 'loud 2', 'loud 3', 'loud 4', 'calm 1', 'other 1', 'calm 2'];
  expect(inTurn(said, (one) => one.split(' ')[0] ?? '')).toEqual([
    'loud 1',
    'calm 1',
    'other 1',
    'loud 2',
    'calm 2',
    'loud 3',
    'loud 4',
  ]);
  expect(inTurn([], String)).toEqual([]);
});
