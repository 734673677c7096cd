/** A line of a comparison: in both texts, only in the first, or only in the second. */
export type Line = { readonly as: 'same' | 'gone' | 'new'; readonly text: string };

const most = 1_500;

/**
 * Two texts line by line, by the longest common subsequence of their lines (Hunt and McIlroy 1976, the table of Wagner and
 * Fischer). Very long texts are compared only between what is the same at their beginning and their end, and there as a whole.
 */
export function lineDiff(before: string, after: string): Line[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (text: string): Line => ({ as: 'same', text });
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)];
}

function between(a: readonly string[], b: readonly string[]): Line[] {
  const gone = (text = ''): Line => ({ as: 'gone', text });
  const fresh = (text = ''): Line => ({ as: 'new', text });
  if (a.length > most || b.length > most) return [...a.map(gone), ...b.map(fresh)];
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ as: 'same', text: a[i++] ?? '' });
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) lines.push(gone(a[i++]));
    else lines.push(fresh(b[j++]));
  }
  return lines;
}
