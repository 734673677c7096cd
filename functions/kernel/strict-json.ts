import { Refusal } from './refusal.ts';

const maxDepth = 32;
const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/y;
const space = /[\t\n\r ]*/y;

/**
 * Parses JSON as `JSON.parse` does, and refuses what it would silently swallow: duplicate keys (the last one
 * wins there), `__proto__`, and nesting deeper than 32.
 *
 * @throws {Refusal} `malformed-json`
 */
export function parseStrict(source: string): unknown {
  try {
    scan(source);
    return JSON.parse(source);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed-json', 'The body could not be read as JSON.');
  }
}

/** Walks the tokens once, keeping the keys of each object that is still open. */
function scan(source: string): void {
  const open: (Set<string> | null)[] = [];
  let at = 0;
  let last = '';
  while (at < source.length) {
    space.lastIndex = at;
    at += space.exec(source)?.[0].length ?? 0;
    if (at >= source.length) return;
    token.lastIndex = at;
    const found = token.exec(source)?.[0];
    if (!found) return; // JSON.parse says what is wrong
    at += found.length;
    if (found === '{' || found === '[') {
      open.push(found === '{' ? new Set() : null);
      if (open.length > maxDepth)
        throw new Refusal('malformed-json', `The body is nested deeper than ${maxDepth}.`);
    } else if (found === '}' || found === ']') open.pop();
    else if (found === ':') note(open.at(-1), last);
    last = found;
  }
}

function note(keys: Set<string> | null | undefined, source: string): void {
  if (!keys) return;
  const key = JSON.parse(source) as string;
  if (key === '__proto__') throw new Refusal('malformed-json', 'The key __proto__ is not accepted.');
  if (keys.has(key)) throw new Refusal('malformed-json', `The key ${source} stands twice in one object.`);
  keys.add(key);
}
