import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvOf } from '../../functions/kernel/csv.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['  =1', "'  =1"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['INC-1001', 'INC-1001'],
  [-1.5, '-1.5'],
  [undefined, ''],
  [null, ''],
  [true, 'true'],
  [['a', 'b'], '"[""a"",""b""]"'],
])('%j becomes the cell %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test('no text, whatever is in it, begins as a formula does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ', '"', ',', 'a', '1') }),
      (text) => {
        const cell = csvCell(text);
        const content = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(content).not.toMatch(/^\s*[=+\-@]/);
        expect(content.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
      },
    ),
  );
});

test('a page that goes on has no second line of names', () => {
  const rows = [{ id: 'INC-1', title: 'Slow, "very" slow' }];
  expect(csvOf(['id', 'title'], rows)).toBe('id,title\r\nINC-1,"Slow, ""very"" slow"\r\n');
  expect(csvOf(['id', 'title'], rows, false)).toBe('INC-1,"Slow, ""very"" slow"\r\n');
});
