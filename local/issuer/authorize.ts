import type { Grants } from './grants.ts';
import type { IssuerAnswer } from './issuer.ts';
import type { People } from './people.ts';
import { signInPage } from './sign-in-page.ts';

/** An app client of the user pool. */
export type Client = { id: string; redirectUris: string[]; logoutUris: string[] };

type Attempt = {
  query: URLSearchParams;
  clients: Client[];
  people: People;
  grants: Grants;
  /** Who was chosen last in this browser; empty after signing out. */
  remembered: string | undefined;
  url: string;
};

const refused = (error: string): IssuerAnswer => ({ status: 400, json: { error } });

/**
 * The authorization endpoint. Without `prompt=login` it signs in at once as whoever was chosen last, and at first as the
 * first of the demo's people, so that a newcomer sees the desk; with it, or after signing out, one chooses.
 * A wrong client or redirect address is refused here, never by redirecting to it.
 */
export function authorize({ query, clients, people, grants, remembered, url }: Attempt): IssuerAnswer {
  const said = (name: string) => query.get(name) ?? '';
  const client = clients.find(({ id }) => id === said('client_id'));
  const redirectUri = said('redirect_uri');
  if (!client) return refused('invalid_client');
  if (!client.redirectUris.includes(redirectUri)) return refused('redirect_mismatch');

  const back = (parameters: Record<string, string>): string => {
    const target = new URL(redirectUri);
    for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
    if (query.has('state')) target.searchParams.set('state', said('state'));
    return target.href;
  };
  if (
    said('response_type') !== 'code' ||
    said('code_challenge_method') !== 'S256' ||
    !said('code_challenge')
  ) {
    return {
      status: 302,
      location: back({ error: 'invalid_request', error_description: 'code with PKCE S256 is required' }),
    };
  }

  const first = remembered === undefined ? people.list()[0]?.id : remembered;
  const chosen = said('login_hint') || (said('prompt') === 'login' ? '' : (first ?? ''));
  const user = people.find(chosen);
  if (!user && said('prompt') === 'none') return { status: 302, location: back({ error: 'login_required' }) };
  if (!user) {
    const hrefOf = (id: string) => {
      const parameters = new URLSearchParams(query);
      parameters.delete('prompt');
      parameters.set('login_hint', id);
      return `${url}/oauth2/authorize?${parameters}`;
    };
    return { status: 200, html: signInPage(people.list(), hrefOf) };
  }
  const grant = {
    sub: user.sub,
    clientId: client.id,
    scope: said('scope') || 'openid',
    redirectUri,
    challenge: said('code_challenge'),
  };
  const code = grants.code({ ...grant, ...(query.has('nonce') && { nonce: said('nonce') }) });
  return { status: 302, location: back({ code }), ...(said('login_hint') && { cookie: chosen }) };
}
