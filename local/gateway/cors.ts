import { isRecord, listOf } from '../assembly/template.ts';
import { type Exchange, header } from './exchange.ts';

type Rule = Record<string, unknown>;

const fits = (pattern: unknown, value: string): boolean => {
  const [head = '', tail] = String(pattern).split('*');
  return tail === undefined ? head === value : value.startsWith(head) && value.endsWith(tail);
};

const among = (patterns: unknown, value: string) => listOf(patterns).some((pattern) => fits(pattern, value));

/**
 * The CORS headers that S3 answers with: of the first rule of the bucket that allows origin, method and, for a preflight,
 * every header that it asks for. Undefined when there is an origin and no rule allows it; empty without an origin.
 *
 * @param configuration a resolved CorsConfiguration of the template
 */
export function corsHeaders(exchange: Exchange, configuration: unknown): Record<string, string> | undefined {
  const origin = header(exchange, 'origin');
  if (origin === undefined) return {};
  const method = header(exchange, 'access-control-request-method') ?? exchange.method;
  const asked = (header(exchange, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const rules = isRecord(configuration) ? listOf(configuration.CorsRules).filter(isRecord) : [];
  const lower = (names: unknown) => listOf(names ?? []).map((name) => String(name).toLowerCase());
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }: Rule) =>
      among(AllowedOrigins, origin) &&
      listOf(AllowedMethods).includes(method) &&
      asked.every((name) => among(lower(AllowedHeaders), name)),
  );
  if (!rule) return undefined;
  const everybody = listOf(rule.AllowedOrigins).includes('*');
  const exposed = listOf(rule.ExposedHeaders ?? []).map(String);
  return {
    'access-control-allow-origin': everybody ? '*' : origin,
    'access-control-allow-methods': listOf(rule.AllowedMethods).map(String).join(', '),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    ...(exposed.length > 0 && { 'access-control-expose-headers': exposed.join(', ') }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
    ...(!everybody && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
