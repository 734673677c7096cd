import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { admit, hostOf, httpApi } from './app.ts';
import { stateDir } from './assembly.ts';

let host: Host;
let clientId: string;
const dir = stateDir();
const demo = [
  { id: 'ann', name: 'Ann <Admin>', email: 'ann@desk.example', roles: ['admin'] },
  { id: 'ghost', name: 'Ghost', roles: ['agent'] },
];

beforeAll(async () => {
  host = await hostOf(httpApi, { dir, people: demo });
  for (const name of ['bob', 'ann']) await admit(host, name);
  clientId = String(host.resolver.value({ Ref: 'Client' }, host.resolver.all()[0]!.stack));
});
afterAll(() => host.stop());

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

function authorizeUrl(more: Record<string, string> = {}): string {
  const parameters = {
    client_id: clientId,
    redirect_uri: `${host.urls.api}/`,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'st',
    nonce: 'once',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  };
  return `${host.urls.issuer}/oauth2/authorize?${new URLSearchParams(parameters)}`;
}

const authorize = (more?: Record<string, string>, cookie = '') =>
  fetch(authorizeUrl(more), { redirect: 'manual', headers: cookie ? { cookie } : {} });
const codeOf = (response: Response) => new URL(response.headers.get('location')!).searchParams.get('code')!;

async function exchange(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: clientId, ...form });
  const response = await fetch(`${host.urls.issuer}/oauth2/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}
const redeem = (code: string, more: Record<string, string> = {}) =>
  exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${host.urls.api}/`,
    code_verifier: verifier,
    ...more,
  });

describe('Signing in', () => {
  test('is described by a discovery document whose addresses are there', async () => {
    const found = (await (
      await fetch(`${host.urls.issuer}/.well-known/openid-configuration`)
    ).json()) as Record<string, string>;
    expect(found.issuer).toBe(host.urls.issuer);
    expect(found.code_challenge_methods_supported).toEqual(['S256']);
    const keys = (await (await fetch(found.jwks_uri!)).json()) as { keys: Record<string, string>[] };
    expect(keys.keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
    expect(keys.keys[0]).not.toHaveProperty('d');
  });

  test('happens at once, as the first of the demo people', async () => {
    const response = await authorize();
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(`${host.urls.api}/?code=`);
    expect(new URL(response.headers.get('location')!).searchParams.get('state')).toBe('st');
    const { status, body } = await redeem(codeOf(response));
    expect(status).toBe(200);
    expect(decodeJwt(body.id_token!)).toMatchObject({
      iss: host.urls.issuer,
      aud: clientId,
      token_use: 'id',
      email: 'ann@desk.example',
      'cognito:username': 'ann',
      nonce: 'once',
    });
    const access = decodeJwt(body.access_token!);
    expect(access).toMatchObject({
      token_use: 'access',
      client_id: clientId,
      username: 'ann',
      scope: 'openid profile email',
    });
    expect(access).not.toHaveProperty('aud');
    expect(access.exp! - access.iat!).toBe(3600);
  });

  test('asks who to be with prompt=login, in a page that escapes names and needs no script', async () => {
    const page = await (await authorize({ prompt: 'login' })).text();
    expect(page).toContain('Sign in as');
    expect(page).toContain('Ann &#60;Admin&#62;');
    expect([...page.matchAll(/data-person="(\w+)"/g)].map(([, id]) => id)).toEqual(['ann', 'bob']);
    expect(page).not.toContain('<script');
    const href = /href="([^"]*login_hint=bob[^"]*)"/.exec(page)![1]!.replaceAll('&#38;', '&');
    const chosen = await fetch(href, { redirect: 'manual' });
    expect(decodeJwt((await redeem(codeOf(chosen))).body.access_token!).username).toBe('bob');
    const cookie = chosen.headers.getSetCookie()[0]!.split(';')[0]!;
    expect(decodeJwt((await redeem(codeOf(await authorize({}, cookie)))).body.access_token!).username).toBe(
      'bob',
    );
  });

  test('asks who to be after signing out', async () => {
    const out = await fetch(
      `${host.urls.issuer}/logout?client_id=${clientId}&logout_uri=${encodeURIComponent(`${host.urls.api}/`)}`,
      {
        redirect: 'manual',
      },
    );
    expect(out.status).toBe(302);
    const cookie = out.headers.getSetCookie()[0]!.split(';')[0]!;
    expect(await (await authorize({}, cookie)).text()).toContain('Sign in as');
  });

  test.each<[string, Record<string, string>, string]>([
    ['another client', { client_id: 'x' }, 'invalid_client'],
    ['another address to return to', { redirect_uri: 'https://evil.example/' }, 'redirect_mismatch'],
  ])('refuses %s without redirecting', async (_, more, error) => {
    const response = await authorize(more);
    expect([response.status, await response.json()]).toEqual([400, { error }]);
  });

  test.each<Record<string, string>>([
    { code_challenge: '' },
    { code_challenge_method: 'plain' },
    { response_type: 'token' },
  ])('refuses %j: PKCE with S256 is required', async (more) => {
    const location = (await authorize(more)).headers.get('location')!;
    expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
  });
});

describe('A code', () => {
  test('is good once', async () => {
    const code = codeOf(await authorize());
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toEqual({ status: 400, body: { error: 'invalid_grant' } });
  });

  test.each<[string, Record<string, string>]>([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://localhost/other' }],
  ])('is refused with %s', async (_, more) => {
    expect((await redeem(codeOf(await authorize()), more)).body).toEqual({ error: 'invalid_grant' });
  });
});

test('Tokens can be refreshed, also after a restart, and old ones stay valid', async () => {
  const { body } = await redeem(codeOf(await authorize()));
  const { port } = new URL(host.urls.api);
  const ports = { ...host.ports, api: Number(port) };
  await host.stop();
  host = await hostOf(httpApi, { dir, people: demo, ports });
  const call = (token: string) =>
    fetch(`${host.urls.api}/v1/x`, { headers: { authorization: `Bearer ${token}` } });
  expect((await call(body.access_token!)).status).toBe(200);
  const fresh = await exchange({ grant_type: 'refresh_token', refresh_token: body.refresh_token! });
  expect(fresh.status).toBe(200);
  expect((await call(fresh.body.access_token!)).status).toBe(200);
  // Nobody was asked who they are: the sign-in is as old as it was.
  const since = ({ access_token }: typeof body) => decodeJwt(access_token!).auth_time;
  expect(since(fresh.body)).toBe(since(body));
  expect((await exchange({ grant_type: 'refresh_token', refresh_token: 'made up' })).status).toBe(400);
});

test('Who signed in is told to whoever has the token', async () => {
  const headers = { authorization: `Bearer ${await host.token('ann')}` };
  const response = await fetch(`${host.urls.issuer}/oauth2/userInfo`, { headers });
  expect(await response.json()).toMatchObject({ username: 'ann', email: 'ann@desk.example' });
  expect((await fetch(`${host.urls.issuer}/oauth2/userInfo`)).status).toBe(401);
});

describe('The local helpers', () => {
  const get = async (path: string) => (await fetch(host.urls.api + path)).text();

  test('hand out a token as plain text', async () => {
    expect(decodeJwt(await get('/local/token?as=bob'))).toMatchObject({ username: 'bob' });
    expect(await get('/local/token?as=nobody')).toBe('There is nobody nobody; there are: ann, bob\n');
  });

  test('list the people who can sign in', async () => {
    expect(JSON.parse(await get('/local/people')).items).toMatchObject([
      { id: 'ann', roles: ['admin'] },
      { id: 'bob', roles: [] },
    ]);
  });
});
