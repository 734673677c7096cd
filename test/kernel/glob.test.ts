import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits } from '../../functions/kernel/glob.ts';

describe('a pattern', () => {
  const table: [string, string, boolean][] = [
    ['Checkout', 'Checkout', true],
    ['Checkout', 'checkout', false],
    ['Checkout', 'CheckoutErrors', false],
    ['Checkout*', 'CheckoutErrors', true],
    ['Checkout*', 'Checkout', true],
    ['*Errors', 'CheckoutErrors', true],
    ['*Err*', 'CheckoutErrors', true],
    ['C?eckout', 'Checkout', true],
    ['C?eckout', 'Ceckout', false],
    ['?', '', false],
    ['*', '', true],
    ['**', 'anything', true],
    ['*a*b', 'xaxbxb', true],
    ['*a*b', 'xbxa', false],
    ['a*b*c', 'abcbc', true],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaaa', false],
    ['[a-z]', 'b', false],
  ];
  test.each(table)('%s against %s: %s', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });

  test('means what the regular expression of the same pattern means', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 8 });
    const words = fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 });
    fc.assert(
      fc.property(letters, words, (parts, word) => {
        const source = parts.map((part) => part.replace('*', '.*').replace('?', '.')).join('');
        return fits(parts.join(''), word.join('')) === new RegExp(`^${source}$`).test(word.join(''));
      }),
    );
  });

  test('takes no longer than the product of both lengths, even where backtracking would never end', () => {
    const pattern = `${'a*'.repeat(127)}b`;
    const text = 'a'.repeat(255);
    const started = performance.now();
    for (let i = 0; i < 100; i++) expect(fits(pattern, text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
