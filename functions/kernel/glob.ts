/**
 * Whether a text fits a pattern in which `*` stands for any characters, none included, and `?` for exactly one. All of
 * the text has to fit, and case counts.
 *
 * A star that was too short is stretched by one and nothing before it is tried again, so the work is at most the product
 * of both lengths: with regular expressions, some pattern with many stars would take for ever.
 *
 * @example fits('Checkout*', 'CheckoutErrors') // true
 */
export function fits(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let after = 0;
  for (let t = 0; t < text.length; ) {
    if (pattern[p] === '*') {
      star = p++;
      after = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++after;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How many characters of a pattern stand for themselves: the more, the less it fits by chance. */
export const literals = (pattern: string): number => pattern.replace(/[*?]/g, '').length;

/** True for a pattern that fits one text alone. */
export const isExact = (pattern: string): boolean => !/[*?]/.test(pattern);
