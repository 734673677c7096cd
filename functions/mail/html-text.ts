const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  copy: '©',
  euro: '€',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rsquo: '’',
};
const unseen = /^(script|style|head|title|noscript|template|svg|math|object|iframe)$/;
const breaking = /^(br|p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre|hr|section|article|header|footer)$/;
const tag = /<!--|<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const longest = 2_000_000;

/** Characters for the references of HTML; what is none stays as it is. */
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return named[name.toLowerCase()] ?? whole;
    return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });

/** What somebody reads of a mail that is HTML alone: words and line breaks. What a page would hide or run is left out. */
export function textOf(html: string): string {
  const source = html.slice(0, longest);
  const out: string[] = [];
  let at = 0;
  tag.lastIndex = 0;
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    out.push(decoded(source.slice(at, match.index).replace(/\s+/g, ' ')));
    at = tag.lastIndex;
    const name = (match[2] ?? '').toLowerCase();
    const close = match[0] === '<!--' ? '-->' : unseen.test(name) && !match[1] ? `</${name}` : undefined;
    if (close) {
      const end = source.toLowerCase().indexOf(close, at);
      const after = end < 0 ? source.length : source.indexOf('>', end) + 1;
      at = after || source.length;
      tag.lastIndex = at;
    } else if (breaking.test(name)) out.push('\n');
    else if (name === 'td' || name === 'th') out.push(' ');
  }
  out.push(decoded(source.slice(at).replace(/\s+/g, ' ')));
  return out
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
