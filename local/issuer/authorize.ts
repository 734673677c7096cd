import type { Grants } from './grants.ts';
import type { IssuerAnswer } from './issuer.ts';
import type { People, PoolUser } from './people.ts';
import { attributesFrom, type Provider, readPlayed } from './providers.ts';
import { providerPage, signInPage } from './sign-in-page.ts';
import type { Admit } from './trigger.ts';

/** An app client of the user pool. */
export type Client = { id: string; redirectUris: string[]; logoutUris: string[]; providers: string[] };

type Attempt = {
  query: URLSearchParams;
  clients: Client[];
  people: People;
  grants: Grants;
  /** Who was chosen last in this browser; empty after signing out. */
  remembered: string | undefined;
  url: string;
  providers: Provider[];
  federate: (provider: string, subject: string, attributes: Record<string, string>) => void;
  admit: Admit;
  /** When somebody signed in who was chosen now, or else before. */
  signedInAt: (user: PoolUser, chosen: boolean) => number;
};

const refused = (error: string): IssuerAnswer => ({ status: 400, json: { error } });
const refusal = (why: string) => ({ error: 'invalid_request', error_description: why });

/**
 * The authorization endpoint. Without `prompt=login` it signs in at once as whoever was chosen last, and at first as the
 * first of the demo's people, so that a newcomer sees the desk; with it, or after signing out, one chooses.
 * With `identity_provider` it plays that provider: it asks who comes, and what the provider says of them.
 * A wrong client or redirect address is refused here, never by redirecting to it.
 */
export async function authorize(attempt: Attempt): Promise<IssuerAnswer> {
  const { query, clients, people, grants, remembered, url, providers, federate, admit, signedInAt } = attempt;
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

  const own = client.providers.length === 0 || client.providers.includes('COGNITO');
  const offered = providers.filter(({ name }) => client.providers.includes(name));
  const provider = offered.find(({ name }) => name === said('identity_provider'));
  const hrefOf = (more: Record<string, string>) => {
    const parameters = new URLSearchParams(query);
    parameters.delete('prompt');
    for (const [name, value] of Object.entries(more)) parameters.set(name, value);
    return `${url}/oauth2/authorize?${parameters}`;
  };
  if (provider && !said('subject'))
    return { status: 200, html: providerPage(provider.name, `${url}/oauth2/authorize`, [...query]) };
  if (provider) federate(provider.name, said('subject'), attributesFrom(provider, readPlayed(query)));

  const first = remembered === undefined && own ? people.list()[0]?.id : remembered;
  const there = said('login_hint') || (said('prompt') === 'login' ? '' : (first ?? ''));
  const chosen = provider ? `${provider.name}_${said('subject')}` : there;
  const user = people.find(chosen);
  if (!user && said('prompt') === 'none') return { status: 302, location: back({ error: 'login_required' }) };
  if (!user && provider) return { status: 302, location: back(refusal('User is disabled.')) };
  if (!user) {
    const doors = offered.map(({ name }) => ({ name, href: hrefOf({ identity_provider: name }) }));
    const listed = own ? people.list() : [];
    return { status: 200, html: signInPage(listed, (id) => hrefOf({ login_hint: id }), doors) };
  }
  const no = await admit(user, 'HostedAuth');
  if (no) return { status: 302, location: back(refusal(no)) };
  const chosenNow = Boolean(provider || said('login_hint'));
  const grant = {
    sub: user.sub,
    signedInAt: signedInAt(user, chosenNow),
    clientId: client.id,
    scope: said('scope') || 'openid',
    redirectUri,
    challenge: said('code_challenge'),
    ...(user.signOuts && { signOuts: user.signOuts }),
  };
  const code = grants.code({ ...grant, ...(query.has('nonce') && { nonce: said('nonce') }) });
  return {
    status: 302,
    location: back({ code }),
    ...(chosenNow && { cookie: chosen }),
  };
}
