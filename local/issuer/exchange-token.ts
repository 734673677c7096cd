import type { Client } from './authorize.ts';
import { answersChallenge, type Grant, type Grants } from './grants.ts';
import type { IssuerAnswer } from './issuer.ts';
import type { People } from './people.ts';
import { type Tokens, tokenSeconds } from './tokens.ts';
import type { Admit } from './trigger.ts';

type Exchange = { grants: Grants; tokens: Tokens; people: People; clients: Client[]; admit: Admit };

const refused = (error: string): IssuerAnswer => ({ status: 400, json: { error } });

/** The token endpoint: a code once, with the verifier of its challenge, or a refresh token, whose user still has to be there. */
export async function exchangeToken(
  form: URLSearchParams,
  { grants, tokens, people, clients, admit }: Exchange,
): Promise<IssuerAnswer> {
  const said = (name: string) => form.get(name) ?? '';
  if (!clients.some(({ id }) => id === said('client_id'))) return refused('invalid_client');

  const issue = async (grant: Grant, refreshToken?: string): Promise<IssuerAnswer> => {
    const user = people.find(grant.sub);
    const { signOuts = 0 } = grant;
    if (!user || grant.clientId !== said('client_id') || signOuts !== (user.signOuts ?? 0))
      return refused('invalid_grant');
    const no = refreshToken === undefined && (await admit(user, 'RefreshTokens'));
    if (no) return { status: 400, json: { error: 'invalid_grant', error_description: no } };
    const { clientId, scope, nonce, signedInAt = 0 } = grant;
    const request = { user, clientId, scope, signedInAt, ...(nonce && { nonce }) };
    const json = {
      access_token: await tokens.access(request),
      ...(scope.split(' ').includes('openid') && { id_token: await tokens.id(request) }),
      ...(refreshToken && { refresh_token: refreshToken }),
      token_type: 'Bearer',
      expires_in: tokenSeconds,
      scope,
    };
    return { status: 200, json };
  };

  if (said('grant_type') === 'authorization_code') {
    const grant = grants.redeem(said('code'));
    if (!grant || grant.redirectUri !== said('redirect_uri')) return refused('invalid_grant');
    if (!answersChallenge(said('code_verifier'), grant.challenge)) return refused('invalid_grant');
    return issue(grant, grants.refreshToken(grant));
  }
  if (said('grant_type') === 'refresh_token') {
    const grant = grants.refresh(said('refresh_token'));
    return grant ? issue(grant) : refused('invalid_grant');
  }
  return refused('unsupported_grant_type');
}
