/** What the outbox shows of a raw message. Names of headers are as they were written. */
export type MimeMessage = { headers: Record<string, string>; text?: string; html?: string };

/**
 * Reads a raw message so far as a reader of the outbox needs it: headers with their encoded words, and the first
 * plain and HTML part. Attachments are passed over.
 */
export function readMime(raw: Buffer): MimeMessage {
  const { headers, body } = partOf(raw.toString('latin1'));
  const shown = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, decodedWords(value)]),
  );
  return { headers: shown, ...bodiesOf(headers, body) };
}

/** The value of a header, whatever the case of its name. */
export function headerOf(headers: Record<string, string>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function partOf(text: string): { headers: Record<string, string>; body: string } {
  const end = /^\r?\n|\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const body = end ? text.slice(end.index + end[0].length) : '';
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const fields = lines.map((line) => line.split(/:\s*(.*)/s)).filter(([name]) => name);
  return { headers: Object.fromEntries(fields.map(([name, value = '']) => [name!, value])), body };
}

function bodiesOf(headers: Record<string, string>, body: string): Pick<MimeMessage, 'text' | 'html'> {
  const type = headerOf(headers, 'content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
    const inner = parts
      .filter((part) => !part.startsWith('--'))
      .map((part) => partOf(part.replace(/^[^\n]*\n/, '')));
    const bodies = inner.map((part) => bodiesOf(part.headers, part.body.replace(/\r$/, '')));
    const [text, html] = [
      bodies.find((each) => each.text !== undefined),
      bodies.find((each) => each.html !== undefined),
    ];
    return { ...(text && { text: text.text }), ...(html && { html: html.html }) };
  }
  if (/^attachment/i.test(headerOf(headers, 'content-disposition') ?? '')) return {};
  const content = new TextDecoder(charsetIn(type)).decode(
    decoded(body, headerOf(headers, 'content-transfer-encoding')),
  );
  if (/^text\/html/i.test(type)) return { html: content };
  return /^text\//i.test(type) ? { text: content } : {};
}

function decoded(body: string, encoding = '7bit'): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1');
  return unquoted(body.replace(/[ \t]*=\r?\n/g, ''));
}

function unquoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

function charsetIn(type: string): string {
  return /charset="?([^";\s]+)"?/i.exec(type)?.[1] ?? 'utf-8';
}

/** RFC 2047: `=?utf-8?B?…?=` and `=?utf-8?Q?…?=`; the blank between two encoded words is none. */
function decodedWords(value: string): string {
  const joined = Buffer.from(value, 'latin1')
    .toString('utf8')
    .replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(
    /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, kind: string, word: string) => {
      const bytes = /b/i.test(kind) ? Buffer.from(word, 'base64') : unquoted(word.replaceAll('_', ' '));
      return new TextDecoder(charset).decode(bytes);
    },
  );
}
