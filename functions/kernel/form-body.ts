import { Refusal } from './refusal.ts';
import { parseStrict } from './strict-json.ts';

/** How a body came: only what a browser sends by itself, or a script would. */
export type BodyType = 'json' | 'urlencoded';

/** The most bytes that a form may send. */
export const largestForm = 64 * 1024;

/** Which way a body came. @throws {Refusal} `unsupported-media-type`, which says what is taken */
export function bodyTypeOf(contentType: string | undefined): BodyType {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType ?? '')) return 'urlencoded';
  if (/^application\/([\w.-]+\+)?json\b/i.test(contentType ?? '')) return 'json';
  throw new Refusal(
    'unsupported-media-type',
    'Send application/json or application/x-www-form-urlencoded; a form without files needs no multipart.',
  );
}

/** A body as its fields: what is there several times, is several answers. */
export function fieldsOf(body: string, type: BodyType): Record<string, unknown> {
  if (type === 'json') {
    const read = parseStrict(body);
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      throw new Refusal('malformed-json', 'Send one JSON object with the names of the fields.');
    return read as Record<string, unknown>;
  }
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    const there = fields[name];
    fields[name] = there === undefined ? value : Array.isArray(there) ? [...there, value] : [there, value];
  }
  return { ...fields };
}
