import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import { parseStrict } from '../kernel/strict-json.ts';

const maxBytes = 256 * 1024;
const maxText = 65_536;

/** The body as text. @throws {Refusal} when it is too large, no JSON by its content type, or no valid UTF-8 */
function bodyText(event: APIGatewayProxyEventV2): string {
  if (!event.body) return '{}';
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes)
    throw new Refusal('payload-too-large', `The body has ${bytes.length} bytes; ${maxBytes} is the most.`);
  const type = event.headers['content-type'] ?? 'application/json';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type))
    throw new Refusal('unsupported-media-type', `The body came as ${type.slice(0, 80)}.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // The gateway puts U+FFFD for bytes that are no UTF-8 before we see them.
    if (!text.includes('\uFFFD')) return text;
  } catch {
    // Refused below, as what the gateway replaced is.
  }
  throw new Refusal('malformed-json', 'The body is not valid UTF-8, or has the character U+FFFD in it.');
}

const issuesOf = (error: z.ZodError, pointer: (path: PropertyKey[]) => string): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointer([...issue.path, key]), detail: 'is not a field here' }))
      : [{ pointer: pointer(issue.path), detail: issue.message }],
  );

function refuse(error: z.ZodError, pointer: (path: PropertyKey[]) => string): never {
  const errors = issuesOf(error, pointer);
  const first = errors[0];
  const detail = first ? `${first.pointer || 'The body'}: ${first.detail}.` : 'It is not valid.';
  const tooLong = error.issues.some(
    (issue) => issue.code === 'too_big' && issue.origin === 'string' && Number(issue.maximum) >= maxText,
  );
  throw new Refusal(tooLong ? 'payload-too-large' : 'validation', detail, { errors });
}

/** The body, parsed strictly and by the operation's schema; every field that is wrong is named at once. */
export function readBody(event: APIGatewayProxyEventV2, schema: z.ZodType): Record<string, unknown> {
  const parsed = schema.safeParse(parseStrict(bodyText(event)));
  if (parsed.success) return parsed.data as Record<string, unknown>;
  return refuse(parsed.error, (path) => path.map((part) => `/${String(part)}`).join(''));
}

/** The query parameters by the operation's schema; an unknown one is refused, not ignored. */
export function readQuery(event: APIGatewayProxyEventV2, schema: z.ZodType): Record<string, unknown> {
  const parsed = schema.safeParse(event.queryStringParameters ?? {});
  if (parsed.success) return parsed.data as Record<string, unknown>;
  return refuse(parsed.error, (path) => `?${path.map(String).join('.')}`);
}

/** The version that If-Match names; undefined without the header. @throws {Refusal} `validation` for `*` or a list */
export function readIfMatch(event: APIGatewayProxyEventV2): number | undefined {
  const header = event.headers['if-match'];
  if (header === undefined) return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version) return Number(version);
  throw new Refusal('validation', 'If-Match takes the version of the record, e.g. "3".', {
    errors: [{ pointer: 'If-Match', detail: 'is not a version' }],
  });
}

/** The Idempotency-Key header. @throws {Refusal} `missing-idempotency-key` when it is absent or longer than 255 */
export function readIdempotencyKey(event: APIGatewayProxyEventV2): string {
  const key = event.headers['idempotency-key'];
  if (key && key.length <= 255) return key;
  const detail = key
    ? 'The Idempotency-Key has more than 255 characters.'
    : 'Send a new UUID with each thing you do.';
  throw new Refusal('missing-idempotency-key', detail);
}
