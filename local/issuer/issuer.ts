import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { createLocalJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { readBody } from '../http-body.ts';
import { authorize, type Client } from './authorize.ts';
import { exchangeToken } from './exchange-token.ts';
import { createGrants } from './grants.ts';
import type { People, PoolUser } from './people.ts';
import type { Provider } from './providers.ts';
import { signingKey } from './signing-key.ts';
import { createTokens, type Tokens } from './tokens.ts';
import type { Admit } from './trigger.ts';

/** Where the issuer is mounted on the site. */
export const issuerPath = '/local/issuer';

/** What the issuer answers; `cookie` remembers who was chosen, an empty one that somebody signed out. */
export type IssuerAnswer = {
  status: number;
  location?: string;
  html?: string;
  json?: unknown;
  cookie?: string;
};

export type Issuer = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  keys: JWTVerifyGetKey;
  tokens: Tokens;
};

type IssuerOptions = {
  dir: string;
  db: DatabaseSync;
  url: string;
  clients: Client[];
  people: People;
  providers: Provider[];
  federate: (provider: string, subject: string, attributes: Record<string, string>) => void;
  /** Asks the pool's function before tokens are made. */
  admit: Admit;
  /** The host's clock. */
  now: () => number;
};

const cookieName = 'local-issuer';

const cookieOf = (request: IncomingMessage): string | undefined => {
  const value = new RegExp(`(?:^|; )${cookieName}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
  return value === undefined ? undefined : decodeURIComponent(value);
};

const write = (response: ServerResponse, request: IncomingMessage, answer: IssuerAnswer): void => {
  const origin = request.headers.origin;
  if (origin) response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  response.setHeader('cache-control', 'no-store');
  if (answer.cookie !== undefined) {
    const value = encodeURIComponent(answer.cookie);
    response.setHeader('set-cookie', `${cookieName}=${value}; Path=${issuerPath}; HttpOnly; SameSite=Lax`);
  }
  if (answer.location) response.setHeader('location', answer.location);
  if (answer.html)
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    );
  const type = answer.html ? 'text/html; charset=utf-8' : 'application/json';
  response.writeHead(answer.status, { 'content-type': type });
  response.end(answer.html ?? (answer.json === undefined ? '' : JSON.stringify(answer.json)));
};

const discovery = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/oauth2/authorize`,
  token_endpoint: `${url}/oauth2/token`,
  userinfo_endpoint: `${url}/oauth2/userInfo`,
  end_session_endpoint: `${url}/logout`,
  jwks_uri: `${url}/.well-known/jwks.json`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['none'],
  scopes_supported: ['openid', 'profile', 'email'],
});

/** The OpenID Connect issuer that stands in for the user pool: code flow with PKCE for the clients of the template. */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const { dir, db, url, clients, people, providers, federate, admit, now } = options;
  const key = await signingKey(dir);
  const tokens = createTokens(key, url);
  const grants = createGrants(db);
  const keys = createLocalJWKSet({ keys: [key.publicJwk] });
  const lastChosen = new Map<string, number>();
  // Whoever is let in by the cookie was not asked: their sign-in is as old as it was.
  const signedInAt = ({ sub }: PoolUser, chosen: boolean): number => {
    const at = (chosen ? undefined : lastChosen.get(sub)) ?? now();
    lastChosen.set(sub, at);
    return at;
  };

  const userInfo = async (request: IncomingMessage): Promise<IssuerAnswer> => {
    const token = request.headers.authorization?.replace(/^Bearer /i, '') ?? '';
    const verified = await jwtVerify(token, keys, { issuer: url }).catch(() => undefined);
    const user = verified && people.find(String(verified.payload.sub));
    if (!user) return { status: 401, json: { error: 'invalid_token' } };
    const { username, sub, email, name } = user;
    return { status: 200, json: { username, sub, email, name, email_verified: email !== undefined } };
  };

  const signOut = (query: URLSearchParams): IssuerAnswer => {
    const back =
      query.get('logout_uri') ?? query.get('post_logout_redirect_uri') ?? query.get('redirect_uri') ?? '/';
    const known = clients.some(({ logoutUris, redirectUris }) =>
      [...logoutUris, ...redirectUris].includes(back),
    );
    if (!known && back !== '/') return { status: 400, json: { error: 'invalid_request' } };
    return { status: 302, location: back, cookie: '' };
  };

  const answer = async (
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
  ): Promise<IssuerAnswer> => {
    if (request.method === 'OPTIONS') return { status: 204 };
    if (path === '/.well-known/openid-configuration') return { status: 200, json: discovery(url) };
    if (path === '/.well-known/jwks.json') return { status: 200, json: { keys: [key.publicJwk] } };
    if (path === '/oauth2/authorize')
      return authorize({
        ...{ query, clients, people, grants, remembered: cookieOf(request), url },
        ...{ providers, federate, admit, signedInAt },
      });
    if (path === '/oauth2/token' && request.method === 'POST') {
      const body = (await readBody(request, 100_000)) ?? Buffer.alloc(0);
      return exchangeToken(new URLSearchParams(body.toString()), { grants, tokens, people, clients, admit });
    }
    if (path === '/oauth2/userInfo') return userInfo(request);
    if (path === '/logout') return signOut(query);
    return { status: 404, json: { error: 'not_found' } };
  };

  return {
    keys,
    tokens,
    handle: async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
      write(response, request, await answer(request, pathname.slice(issuerPath.length), searchParams));
    },
  };
}
