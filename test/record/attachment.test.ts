import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Attach, contentDisposition, fileName, servedType } from '../../functions/record/attachment.ts';

describe('A file name', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['C:\\Users\\dana\\report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['.bashrc', 'bashrc'],
    ['...', 'file'],
    ['a/', 'file'],
    ['in\u202Egnp.exe', 'ingnp.exe'],
    ['a\r\nSet-Cookie: x', 'a Set-Cookie_ x'],
    ['what?*<x>.txt', 'what___x_.txt'],
    ['Ünïcödé ☃.txt', 'Ünïcödé ☃.txt'],
  ])('%j is offered as %j', (given, offered) => {
    expect(fileName(given)).toBe(offered);
  });

  test('makes a header of one line in ASCII that names it again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 255 }), (given) => {
        const name = fileName(given);
        const header = contentDisposition(name);
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x7E]+"; filename\*=UTF-8''[\w.~!%-]+$/,
        );
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
        expect(name).not.toMatch(/[/\\]|^\./);
      }),
    );
  });
});

test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript', 'application/x-own'])(
  'What a browser could run is bytes: %s',
  (type) => {
    expect(servedType(type)).toBe('application/octet-stream');
  },
);

test.each([
  ['size', { size: 0 }],
  ['size', { size: 25 * 1024 * 1024 + 1 }],
  ['sha256', { sha256: 'abc' }],
  ['type', { type: 'text/html; charset=utf-8' }],
  ['name', { name: '\u0000' }],
])('An announcement with a wrong %s is refused', (field, wrong) => {
  const ask = { name: 'a', type: 'text/plain', size: 1, sha256: '0'.repeat(64), ...wrong };
  expect(Attach.safeParse(ask).error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
