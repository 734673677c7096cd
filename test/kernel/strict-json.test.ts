import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStrict } from '../../functions/kernel/strict-json.ts';

const refused = expect.objectContaining({ reason: 'malformed-json' });

test('reads whatever JSON.stringify writes, as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (source) => {
      fc.pre(!source.includes('__proto__'));
      expect(parseStrict(source)).toEqual(JSON.parse(source));
    }),
    { numRuns: 500 },
  );
});

describe('refuses', () => {
  test.each([
    ['what breaks off', '{"title":'],
    ['nothing', ''],
    ['a key that stands twice', '{"title":"a","title":"b"}'],
    ['the same key in another spelling', '{"a":1,"\\u0061":2}'],
    ['a key that stands twice further down', '[{"a":{"b":1,"b":2}}]'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['what is nested 10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['two values', '{} {}'],
  ])('%s', (_, source) => {
    expect(() => parseStrict(source)).toThrow(refused);
  });
});

test('lets the same key be in different objects, and words with quotes and braces be words', () => {
  expect(parseStrict('[{"a":1},{"a":"{\\"a\\":1,}"}]')).toEqual([{ a: 1 }, { a: '{"a":1,}' }]);
});

test('takes its time in proportion: a hundred thousand items and a long text at once', () => {
  const source = JSON.stringify({
    items: Array.from({ length: 100_000 }, (_, i) => i),
    text: '\\"'.repeat(50_000),
  });
  const started = performance.now();
  parseStrict(source);
  expect(performance.now() - started).toBeLessThan(1_000);
});
