import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromItem, toItem } from '../../functions/runtime/dynamo.ts';
import { packed } from '../../functions/runtime/packed.ts';

test('whatever is packed comes out of its row as it was', () => {
  const text = fc.oneof(fc.string(), fc.string({ minLength: 380, maxLength: 900, unit: 'binary' }));
  const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 2 }));
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value), (row) => {
      expect(fromItem(toItem(packed(row)))).toEqual(row);
    }),
  );
});

test('a message is kept in less than half of its size, a short text as it is', () => {
  const detail = Array.from({ length: 20 }, (_, n) => ({ metric: 'CPUUtilization', period: 60, sample: n }));
  const { raw, state } = packed({ raw: JSON.stringify({ detail }), state: 'firing' });
  expect(raw).toBeInstanceOf(Uint8Array);
  expect((raw as Uint8Array).length).toBeLessThan(JSON.stringify({ detail }).length / 2);
  expect(state).toBe('firing');
});
