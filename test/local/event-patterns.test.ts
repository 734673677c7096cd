import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, matchesEvent } from '../../local/events/pattern.ts';

type Case = [pattern: Record<string, unknown>, event: Record<string, unknown>, matches: boolean];

const fixtures = new URL('./fixtures/', import.meta.url);
const cases = ['event-patterns.json', 'event-patterns-more.json'].flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')) as Case[],
);

describe('an event pattern', () => {
  test.each(cases)('%j on %j: %s', (pattern, event, expected) => {
    expect(matchesEvent(pattern, event)).toBe(expected);
    expect(matchesEvent(JSON.stringify(pattern), event)).toBe(expected);
  });

  test.each([
    [[], 'Filter is not an object'],
    [{}, 'Filter is not an object'],
    ['{"a"', 'Invalid JSON'],
    [{ a: 'b' }, '"a" must be an object or an array'],
    [{ a: [] }, 'Empty arrays'],
    [{ a: {} }, 'Empty objects'],
    [{ a: [['b']] }, 'Match value must be'],
    [{ a: [{ prefix: 'x', suffix: 'y' }] }, 'Only one key'],
    [{ a: [{ prefix: 5 }] }, 'prefix match pattern must be a string'],
    [{ a: [{ like: 'x' }] }, 'Unrecognized match type like'],
    [{ a: [{ exists: 'yes' }] }, 'exists match pattern must be either true or false'],
    [{ a: [{ numeric: ['>'] }] }, 'numeric'],
    [{ a: [{ numeric: ['!', 1] }] }, 'numeric'],
    [{ a: [{ numeric: ['>', '1'] }] }, 'numeric'],
    [{ a: [{ cidr: '10.0.0.0' }] }, 'Malformed CIDR'],
    [{ a: [{ cidr: '10.0.0.0/33' }] }, 'Malformed CIDR'],
    [{ a: [{ wildcard: 'a**b' }] }, 'Consecutive wildcard'],
    [{ a: [{ wildcard: 'a\\b' }] }, 'Invalid escape'],
    [{ a: [{ 'anything-but': [1, 'x'] }] }, 'Inside anything but list'],
    [{ a: [{ 'anything-but': [] }] }, 'Inside anything but list'],
    [{ a: [{ 'anything-but': { numeric: ['>', 1] } }] }, 'Unsupported anything-but'],
    [{ a: [{ wildcard: { 'equals-ignore-case': 'x*' } }] }, 'wildcard match pattern must be a string'],
  ])('%j is refused: %s', (pattern, reason) => {
    expect(() => compile(pattern)).toThrow(
      expect.objectContaining({
        type: 'InvalidEventPatternException',
        message: expect.stringContaining(reason),
      }),
    );
  });

  test('of literal values matches any event that has them, whatever else it has', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const event = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), leaf, { minKeys: 1 });
    fc.assert(
      fc.property(event, event, (wanted, more) => {
        const pattern = Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, [value]]));
        expect(matchesEvent(pattern, { ...more, ...wanted })).toBe(true);
      }),
    );
  });
});
