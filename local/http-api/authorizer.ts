import type { JWTPayload } from 'jose';
import type { JwtConfig } from './routes.ts';
import type { VerifyToken } from './verified-tokens.ts';

export type Authorized = { jwt: { claims: Record<string, string>; scopes: string[] | null } };

/** Claims reach a function as text: lists as `[a b]`, objects as JSON. */
const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
};

const audiences = ({ aud, client_id }: JWTPayload): string[] => {
  if (aud !== undefined) return Array.isArray(aud) ? aud : [aud];
  return client_id === undefined ? [] : [String(client_id)];
};

/**
 * API Gateway's JWT authorizer: signature, issuer, times, `aud` or else `client_id`, and one of the route's scopes.
 * An ID token passes when its audience is right, as on AWS: telling the two apart is for the function. Times are real time,
 * however far the host's clock was moved.
 *
 * @returns what the event's `authorizer` holds, or the status that refuses
 */
export async function authorizeJwt(
  authorization: string | undefined,
  config: JwtConfig,
  verify: VerifyToken,
): Promise<Authorized | 401 | 403> {
  const token = authorization?.replace(/^Bearer /i, '').trim();
  if (!token) return 401;
  const payload = await verify(token, config.issuer);
  if (!payload) return 401;
  if (!audiences(payload).some((one) => config.audience.includes(one))) return 401;
  const scopes = String(payload.scope ?? payload.scp ?? '')
    .split(' ')
    .filter(Boolean);
  if (config.scopes.length > 0 && !config.scopes.some((scope) => scopes.includes(scope))) return 403;
  const claims = Object.entries(payload).map(([name, value]) => [name, claimText(value)]);
  return { jwt: { claims: Object.fromEntries(claims), scopes: config.scopes.length > 0 ? scopes : null } };
}
