import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow, parseCsv } from '../../functions/configuration/import-csv.ts';
import { readImportFile } from '../../functions/configuration/import-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('CSV', () => {
  it.each<[string, string, string[][]]>([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'without a last line break',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with CRLF and empty lines',
      'a,b\r\n\r\n1,2\r\n\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons',
      'a;b,c\n1;2',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    [
      'with tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with quotes, breaks and delimiters in cells',
      'a,b\n"x, ""y""\nz",2',
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    [
      'with empty cells at the end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['with a quote inside of a cell', 'a\n5" disk', [['a'], ['5" disk']]],
  ])('%s', (_, text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  it('is refused when a quote is never closed', () => {
    expect(() => parseCsv('a,b\n1,"2\n3,4')).toThrow('row 2');
  });

  it('reads what it writes, whatever is in it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (all) => {
        const safe = all.map((row) => row.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one)));
        expect(parseCsv(all.map(csvRow).join(''), ',')).toEqual(safe);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])('writes %j as a text', (formula) => {
    expect(csvRow([formula])).toMatch(/^"?'/);
  });
});

describe('a file', () => {
  it.each<[string, Uint8Array, 'csv' | 'json', string]>([
    ['is no UTF-8', new Uint8Array([0xff, 0xfe, 0x41]), 'csv', 'not UTF-8'],
    ['names a column twice', bytes('a,a\n1,2'), 'csv', 'twice'],
    ['has no rows', bytes('a,b\n'), 'csv', 'no rows'],
    ['has too many rows', bytes(`a\n${'1\n'.repeat(100_001)}`), 'csv', '100000 is the most'],
    ['is no JSON', bytes('{"a":'), 'json', 'not JSON'],
    ['is no list', bytes('{"a":1}'), 'json', 'no list'],
  ])('that %s is refused', (_, file, format, reason) => {
    expect(() => readImportFile(file, format)).toThrow(reason);
  });

  it('may begin with a byte order mark, and says which row has not enough cells', () => {
    const { columns, rows } = readImportFile(bytes('\uFEFFname,serial\nweb-1,1\nweb-2\n'), 'csv');
    expect(columns).toEqual(['name', 'serial']);
    expect(rows).toMatchObject([
      { row: 1, cells: { name: 'web-1' } },
      { row: 2, problem: expect.stringContaining('1 cells') },
    ]);
  });

  it('of JSON has columns from inside of objects', () => {
    const { rows } = readImportFile(bytes('[{"name":"web-1","tags":{"Name":"x"}}, 7]'), 'json');
    expect(rows).toMatchObject([
      { cells: { name: 'web-1', 'tags.Name': 'x' } },
      { problem: 'it is no object' },
    ]);
  });
});
