import { createHash, randomBytes } from 'node:crypto';
import type { Desk } from '../desk.ts';

/** What an identity provider says of somebody. */
export type Said = { subject: string; name?: string; email?: string; verified?: string; groups?: string };

/** A sign-in as a browser does it: the code flow with PKCE, at the issuer or at the provider that the laptop plays. */
export async function visit(desk: Desk, said: Said | { login_hint: string }) {
  const { issuer, api } = desk.host.urls;
  const [client] = desk.host.resolver.each('AWS::Cognito::UserPoolClient');
  const clientId = String(desk.host.resolver.value({ Ref: client?.id }, client!.stack));
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    client_id: clientId,
    redirect_uri: `${api}/`,
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...('subject' in said && { identity_provider: 'Acme' }),
    ...said,
  };
  const url = `${issuer}/oauth2/authorize?${new URLSearchParams(parameters)}`;
  const location = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '';
  const back = new URL(location).searchParams;
  const exchange = async (form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: clientId, ...form });
    const answer = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body });
    return (await answer.json()) as Record<string, string>;
  };
  const code = back.get('code');
  const tokens = code
    ? await exchange({
        grant_type: 'authorization_code',
        redirect_uri: `${api}/`,
        code,
        code_verifier: verifier,
      })
    : {};
  await desk.settled();
  const refresh = () => exchange({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });
  return { tokens, refused: back.get('error_description'), refresh };
}
