import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { PoolUser } from './people.ts';
import type { SigningKey } from './signing-key.ts';

export type TokenRequest = {
  user: PoolUser;
  clientId: string;
  scope: string;
  nonce?: string;
  /** Milliseconds since the epoch, by the host's clock: the desk holds it against that. */
  signedInAt: number;
};

export type Tokens = {
  access(request: TokenRequest): Promise<string>;
  id(request: TokenRequest): Promise<string>;
};

/** Seconds that an access or ID token is good for, as Cognito's default. */
export const tokenSeconds = 3600;

/**
 * Makes tokens with the claims that Cognito gives them. They are good for a real hour, however the host's clock was moved; when
 * somebody signed in, it says by that clock.
 */
export function createTokens(key: SigningKey, issuer: string): Tokens {
  const sign = (signedInAt: number, claims: Record<string, unknown>) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claims, auth_time: Math.floor(signedInAt / 1000), origin_jti: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', kid: key.id })
      .setIssuer(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + tokenSeconds)
      .setJti(randomUUID())
      .sign(key.privateKey);
  };
  return {
    access: ({ user, clientId, scope, signedInAt }) =>
      sign(signedInAt, {
        sub: user.sub,
        client_id: clientId,
        token_use: 'access',
        scope,
        username: user.username,
        version: 2,
      }),
    id: ({ user, clientId, nonce, signedInAt }) =>
      sign(signedInAt, {
        sub: user.sub,
        aud: clientId,
        token_use: 'id',
        'cognito:username': user.username,
        ...(user.email && { email: user.email, email_verified: true }),
        ...(user.name && { name: user.name }),
        ...(nonce && { nonce }),
      }),
  };
}
