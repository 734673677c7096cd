/** A header as it stands there, unfolded; its bytes as Latin-1. */
export type Header = { readonly name: string; readonly value: string };

/** What a mail may be before any parser sees it. */
export const limits = {
  /** SES takes no more. */
  bytes: 40 * 1024 * 1024,
  /** Of all parts together. */
  headerBytes: 256 * 1024,
  addresses: 100,
  parts: 200,
  /** What SES takes at most, as base64 is written, has 550,000; a parser takes its time for each. */
  lines: 600_000,
  /** Lines that might begin a part. */
  dashes: 20_000,
  depth: 32,
} as const;

/** The headers of the mail itself, and which limit it is over, if it is over one. */
export type Scan = { readonly headers: readonly Header[]; readonly over?: string; readonly bodyAt: number };

const newline = 10;
const dash = 45;
const addressed = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'resent-to', 'resent-cc']);

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

/** Headers of a block of lines; what is no header is left out. */
function headersIn(block: string): Header[] {
  const lines = block.replace(/\r?\n[ \t]/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trimEnd();
    return /^[!-9;-~]+$/.test(name)
      ? [{ name: name.toLowerCase(), value: line.slice(colon + 1).trim() }]
      : [];
  });
}

/** Values of a header, by its name in lower case, in their order. */
export const valuesOf = (headers: readonly Header[], name: string): string[] =>
  headers.filter((header) => header.name === name).map(({ value }) => value);

const boundaryIn = (headers: readonly Header[]): string | undefined => {
  const [type = ''] = valuesOf(headers, 'content-type');
  if (!/^multipart\//i.test(type)) return undefined;
  const [, quoted, plain] = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type) ?? [];
  return (quoted ?? plain)?.trimEnd() || undefined;
};

const isMessage = (headers: readonly Header[]) =>
  /^message\/(rfc822|global)/i.test(valuesOf(headers, 'content-type')[0] ?? '');

const countAddresses = (headers: readonly Header[]) => {
  const values = headers.filter(({ name }) => addressed.has(name)).map(({ value }) => value);
  return values.reduce((count, value) => count + value.split(/[,;@]/).length - 1, 0) / 2;
};

/** Where a block of headers that begins at `from` ends: the index behind the empty line, or before one that begins a part. */
function endOfHeaders(bytes: Uint8Array, from: number, most: number, inPart = false): number {
  const last = Math.min(bytes.length, from + most);
  let start = from;
  for (let index = from; index < last; index++) {
    if (bytes[index] !== newline) continue;
    if (index === start || (index === start + 1 && bytes[start] === 13)) return index + 1;
    start = index + 1;
    if (inPart && bytes[start] === dash && bytes[start + 1] === dash) return start;
  }
  return last === bytes.length ? last : -1;
}

/**
 * Looks over the bytes of a mail once, in time that grows with their number alone, and says whether a parser may see them:
 * how large it is, and its headers, how many addresses stand in them, how many parts it has and how deep they lie. It counts
 * a line as a part that begins with any boundary that is open, so that it never sees fewer than a parser does.
 */
export function preScan(bytes: Uint8Array): Scan {
  const end = endOfHeaders(bytes, 0, limits.headerBytes);
  if (end < 0) {
    const headers = headersIn(latin(bytes, 0, 64 * 1024));
    return { headers, over: 'it has more than 256 KB of headers', bodyAt: bytes.length };
  }
  const headers = headersIn(latin(bytes, 0, end));
  const scan = { headers, bodyAt: end };
  if (bytes.length > limits.bytes) return { ...scan, over: 'it is larger than 40 MB' };
  if (countAddresses(headers) > limits.addresses)
    return { ...scan, over: 'it names more than 100 addresses' };
  const over = overIn(bytes, end, headers);
  return over ? { ...scan, over } : scan;
}

function overIn(bytes: Uint8Array, bodyAt: number, top: readonly Header[]): string | undefined {
  const first = boundaryIn(top);
  const open: string[] = first ? [first] : [];
  let [parts, headerBytes, messages, lines, dashes] = [1, bodyAt, 0, 0, 0];
  for (let at = bodyAt, start = true; at < bytes.length; at++) {
    if (bytes[at] === newline) {
      start = true;
      if (++lines > limits.lines) return 'it has more than 600,000 lines';
      continue;
    }
    if (!start) continue;
    start = false;
    if (bytes[at] !== dash || bytes[at + 1] !== dash) continue;
    if (++dashes > limits.dashes) return 'too many of its lines might begin a part';
    if (!open.length) continue;
    const line = latin(bytes, at + 2, Math.min(bytes.length, at + 2 + 300));
    const depth = open.findLastIndex((boundary) => line.startsWith(boundary));
    if (depth < 0) continue;
    open.length = depth + 1;
    if (line.slice(open[depth]?.length).startsWith('--')) continue;
    parts++;
    if (parts > limits.parts) return 'it has more than 200 parts';
    let from = bytes.indexOf(newline, at) + 1;
    // A message within a message brings headers of its own.
    for (let nested = true; nested && from > 0; ) {
      const end = endOfHeaders(bytes, from, limits.headerBytes, true);
      headerBytes += (end < 0 ? limits.headerBytes + 1 : end) - from;
      if (end < 0 || headerBytes > limits.headerBytes) return 'it has more than 256 KB of headers';
      const headers = headersIn(latin(bytes, from, end));
      const boundary = boundaryIn(headers);
      if (boundary) open.push(boundary);
      nested = isMessage(headers) && end < bytes.length;
      if (nested) messages++;
      if (open.length + messages > limits.depth) return 'its parts lie more than 32 deep';
      at = end - 1;
      from = end;
    }
    start = true;
  }
  return undefined;
}
