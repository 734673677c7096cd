import fc from 'fast-check';
import type { FunctionComponent } from 'react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { lineDiff } from '../../portal/practices/knowledge/line-diff.ts';
import { safeLink } from '../../portal/practices/knowledge/safe-link.ts';

/** These tests do not compile the portal's components: it is loaded as it is. */
const file = '../../portal/practices/knowledge/markdown.tsx';
const { Markdown } = (await import(file)) as {
  Markdown: FunctionComponent<{ text: string; files?: string }>;
};
const html = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onclick="x()">b</b> c',
  '<iframe src="https://evil.example"></iframe>',
  '<svg/onload=alert(1)>',
  '<style>@import "https://evil.example"</style>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:x)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '![x](//evil.example/a.png)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '`<script>`\n\n```html\n<script>alert(1)</script>\n```',
  '[a](https://ok.example "onmouseover=alert(1)")',
  '[![x](https://evil.example/a.png)](javascript:alert(1))',
  '| a |\n|---|\n| <script>alert(1)</script> |',
  '<!-- --><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext><script>alert(1)</script></mtext></math>',
];

const live =
  /<(script|img|iframe|svg|style|object|embed|link|form|input|meta|base|math)\b|<[^>]*\s(on\w+|src)=|href="(?!https?:|mailto:|tel:|#|\/[^/\\])/i;
const inCode = (markup: string) => markup.replace(/<code>[\s\S]*?<\/code>/g, '');

describe('Markdown', () => {
  test.each(attacks)('%j runs nothing and fetches nothing', (text) => {
    expect(inCode(html(text))).not.toMatch(live);
  });

  test('nothing that anybody writes becomes anything that runs', () => {
    const piece = fc.constantFrom(
      ...attacks,
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '# ',
      '**',
      '`',
      '[',
      '](',
      ')',
      '<',
      '|',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(inCode(html(pieces.join('')))).not.toMatch(live);
      }),
      { numRuns: 300 },
    );
  });

  test('what is nested without end is shown, and breaks nothing', () => {
    expect(html('>'.repeat(20_000)).length).toBeGreaterThan(0);
    expect(html(`${'- '.repeat(2_000)}x`)).toContain('x');
  });

  test('what people write is shown as they mean it', () => {
    expect(html('## A & B\n\n1. **Do** `it`\n2. [there](https://ok.example)')).toBe(
      '<div class="markdown"><h3>A &amp; B</h3><ol start="1"><li><strong>Do</strong> <code>it</code></li><li><a href="https://ok.example/" target="_blank" rel="noopener noreferrer">there</a></li></ol></div>',
    );
    expect(html('|a|b|\n|-|-:|\n|1|2|')).toContain('<td class="right">2</td>');
  });
});

test.each([
  ['https://ok.example/a', true],
  ['mailto:dana@desk.example', true],
  ['/articles/KB-1', true],
  ['#steps', true],
  ['attachment:x', false],
  ['file:///etc/passwd', false],
  ['', false],
])('the link %s is followed: %s', (href, yes) => {
  expect(safeLink(href) !== undefined).toBe(yes);
});

test('a comparison has all lines of both texts, each in its order', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const all = lineDiff(before, after);
      const text = (without: string) =>
        all
          .filter(({ as }) => as !== without)
          .map((one) => one.text)
          .join('\n');
      expect([text('new'), text('gone')]).toEqual([before, after]);
    }),
  );
});
