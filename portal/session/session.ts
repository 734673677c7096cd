import * as oauth from 'oauth4webapi';
import type { PortalConfig } from '../config.ts';
import { memory, type Pending } from './memory.ts';

/** A signed-in person's tokens. The access token stays in memory, the refresh token in this tab's storage. */
export type Session = {
  /** A token that is good for at least half a minute, renewed when it is not. */
  token(): Promise<string>;
  /** A new token, because the API refused the one at hand. */
  renew(): Promise<string>;
  signOut(): Promise<void>;
  /** Signs in again as whoever the issuer asks for. */
  switchPerson(): Promise<void>;
  /** Proves once more who one is, and comes back to this page; whoever turns round on the way stays signed in. */
  signInAgain(): Promise<void>;
};
export type Opening =
  | { status: 'in'; session: Session }
  | { status: 'out'; reason?: string; signIn: (provider?: string) => Promise<void> };

/** What the issuer says, in the words of whoever refused: a trigger's own come after Cognito's. */
function reasonOf(error: unknown): string {
  const said = error instanceof oauth.AuthorizationResponseError ? error.error_description : undefined;
  return said?.replace(/^.*failed with error /, '') || String((error as Error).message);
}

const elsewhere = () => new Promise<never>(() => undefined);
const redirectUri = () => `${location.origin}/`;

/**
 * Finishes a sign-in that has just come back, goes on with the one of this tab, or sends the person to the
 * issuer; with a session at the issuer that comes straight back. After a sign-out, or when the issuer refused,
 * it waits for a click instead of going round in circles.
 */
export async function openSession(config: PortalConfig): Promise<Opening> {
  const options = { [oauth.allowInsecureRequests]: new URL(config.issuer).protocol === 'http:' };
  const issuer = new URL(config.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  const client: oauth.Client = { client_id: config.clientId };

  const begin = async (prompt?: 'login', provider?: string): Promise<never> => {
    const through = provider ?? (config.exclusive ? config.provider : undefined);
    const verifier = oauth.generateRandomCodeVerifier();
    const pending: Pending = {
      verifier,
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      path: location.pathname + location.search,
    };
    memory.pending.set(pending);
    memory.signedOut.clear();
    const url = new URL(server.authorization_endpoint ?? '');
    const ask = {
      response_type: 'code',
      client_id: config.clientId,
      redirect_uri: redirectUri(),
      scope: 'openid profile email',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(prompt && { prompt }),
      ...(through && { identity_provider: through }),
    };
    url.search = new URLSearchParams(ask).toString();
    location.assign(url);
    return elsewhere();
  };

  const finish = async (pending: Pending) => {
    const answer = oauth.validateAuthResponse(server, client, new URL(location.href), pending.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      answer,
      redirectUri(),
      pending.verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: pending.nonce,
      requireIdToken: true,
    });
    history.replaceState(null, '', pending.path);
    return tokens;
  };

  const refresh = async (refreshToken: string) => {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      options,
    );
    return oauth.processRefreshTokenResponse(server, client, response);
  };

  const session = (first: oauth.TokenEndpointResponse): Session => {
    let access = '';
    let goodUntil = 0;
    let idToken = '';
    const keep = (tokens: oauth.TokenEndpointResponse) => {
      access = tokens.access_token;
      goodUntil = performance.now() + (tokens.expires_in ?? 3600) * 1000;
      idToken = tokens.id_token ?? idToken;
      if (tokens.refresh_token) memory.refresh.set(tokens.refresh_token);
      return access;
    };
    keep(first);
    let renewing: Promise<string> | undefined;
    const renew = () => {
      const stored = memory.refresh.get();
      renewing ??= (stored ? refresh(stored).then(keep, () => begin()) : begin()).finally(() => {
        renewing = undefined;
      });
      return renewing;
    };
    const signOut = async () => {
      memory.refresh.clear();
      memory.signedOut.set(true);
      const end = server.end_session_endpoint;
      if (!end) return location.assign('/');
      const url = new URL(end);
      // Cognito reads client_id and logout_uri, everybody else the names of the OIDC specification.
      url.search = new URLSearchParams({
        client_id: config.clientId,
        logout_uri: redirectUri(),
        post_logout_redirect_uri: redirectUri(),
        ...(idToken && { id_token_hint: idToken }),
      }).toString();
      location.assign(url);
    };
    const switchPerson = () => {
      memory.refresh.clear();
      return begin('login');
    };
    const token = async () => (performance.now() < goodUntil - 30_000 ? access : renew());
    return { token, renew, signOut, switchPerson, signInAgain: () => begin('login') };
  };

  const query = new URLSearchParams(location.search);
  const pending = memory.pending.get();
  if (pending && (query.has('code') || query.has('error'))) {
    memory.pending.clear();
    try {
      return { status: 'in', session: session(await finish(pending)) };
    } catch (error) {
      history.replaceState(null, '', '/');
      return { status: 'out', reason: reasonOf(error), signIn: (provider) => begin(undefined, provider) };
    }
  }
  const stored = memory.refresh.get();
  if (stored) {
    const tokens = await refresh(stored).catch(() => undefined);
    if (tokens) return { status: 'in', session: session(tokens) };
    memory.refresh.clear();
  }
  if (memory.signedOut.get()) return { status: 'out', signIn: (provider) => begin(undefined, provider) };
  return begin();
}
