import { request } from 'node:http';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { signingKey } from '../../../local/issuer/signing-key.ts';
import { admit, hostOf, httpApi } from './app.ts';
import { stateDir } from './assembly.ts';

let host: Host;
let clientId: string;
const dir = stateDir();

beforeAll(async () => {
  host = await hostOf(httpApi, { dir });
  await admit(host, 'ann');
  clientId = String(host.resolver.value({ Ref: 'Client' }, host.resolver.all()[0]!.stack));
});
afterAll(() => host.stop());

const get = async (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) => {
  const response = await fetch(host.urls.api + path, { ...init, headers });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  };
};

/** A token of the host's own key, with whatever claims a test wants. */
async function forged(claims: Record<string, unknown>, expires = '1h', from = dir): Promise<string> {
  const { id, privateKey } = await signingKey(from);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: id })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(privateKey);
}

describe('A route behind the authorizer', () => {
  const secured = (token: string) => get('/v1/things', { authorization: `Bearer ${token}` });
  const claims = () => ({ iss: host.urls.issuer, client_id: clientId, token_use: 'access', scope: 'openid' });

  test('answers whoever has a token, and the function sees the claims', async () => {
    const { status, body } = await secured(await host.token('ann'));
    expect(status).toBe(200);
    const { jwt } = body.event.requestContext.authorizer;
    expect(jwt).toMatchObject({
      claims: {
        token_use: 'access',
        client_id: clientId,
        username: 'ann',
        scope: 'openid profile email',
        iss: host.urls.issuer,
      },
      scopes: null,
    });
    expect(jwt.claims.sub).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each<[string, () => Promise<string>]>([
    ['that has expired', () => forged(claims(), '-1m')],
    ['for another client', () => forged({ ...claims(), client_id: 'other' })],
    ['of another issuer', () => forged({ ...claims(), iss: 'https://elsewhere.example' })],
    ['of another key', () => forged(claims(), '1h', stateDir())],
    ['that is none', async () => 'abc'],
  ])('refuses a token %s', async (_, token) => {
    const { status, body, headers } = await secured(await token());
    expect({ status, body }).toEqual({ status: 401, body: { message: 'Unauthorized' } });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  test('refuses a call without a token', async () => {
    expect((await get('/v1/things')).status).toBe(401);
  });

  test('lets an ID token pass whose audience is right, as API Gateway does', async () => {
    expect(
      (await secured(await forged({ iss: host.urls.issuer, aud: clientId, token_use: 'id' }))).status,
    ).toBe(200);
  });

  test('goes by real time, however far the host’s clock was moved', async () => {
    const token = await host.token('ann');
    await host.forward(3 * 86_400_000);
    expect((await secured(token)).status).toBe(200);
  });
});

describe('The HTTP API', () => {
  test('answers 404 for what no route matches, in API Gateway’s words', async () => {
    expect(await get('/nowhere')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  });

  test('answers 500 when the function fails, without saying why', async () => {
    const init = { method: 'POST', body: JSON.stringify({ do: 'fail' }) };
    const answer = await get('/open/1', { 'content-type': 'application/json' }, init);
    expect(answer).toMatchObject({ status: 500, body: { message: 'Internal Server Error' } });
  });

  test.each([
    ['over ten megabytes', 10 * 1024 * 1024 + 1],
    ['that is more than a function takes', 6 * 1024 * 1024],
  ])('answers 413 for a body %s, and the function is not called', async (_, length) => {
    const before = host.functions.usage()[0]!.invocations;
    const answer = await get('/open/1', {}, { method: 'POST', body: 'x'.repeat(length) });
    expect(answer).toMatchObject({ status: 413, body: { message: 'Request Entity Too Large' } });
    expect(host.functions.usage()[0]!.invocations).toBe(before);
  });

  test('answers 400 for a path that is no valid encoding', async () => {
    expect((await get('/open/%E0%A4%A', {}, { method: 'POST' })).status).toBe(400);
  });

  test('passes a function’s cookies and status on', async () => {
    const answer = {
      statusCode: 418,
      cookies: ['a=1; Secure', 'b=2'],
      headers: { 'x-made': 'yes' },
      body: 'tea',
    };
    const init = { method: 'POST', body: JSON.stringify({ do: 'answer', answer }) };
    const { status, headers, body } = await get('/open/1', { 'content-type': 'application/json' }, init);
    expect([status, body, headers.get('x-made')]).toEqual([418, 'tea', 'yes']);
    expect(headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2']);
    expect(headers.get('apigw-requestid')).toBeTruthy();
  });

  test('answers on this machine only, whatever name was asked for', async () => {
    const { port } = new URL(host.urls.api);
    const status = await new Promise((resolve) =>
      request({ port, host: '127.0.0.1', path: '/open', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end(),
    );
    expect(status).toBe(403);
  });

  test('marks which routes were taken', async () => {
    await get('/open');
    expect(host.dispatcher.calls.exercised().routes).toEqual(
      expect.arrayContaining(['ANY /v1/{proxy+}', 'GET /open', 'POST /open/{id}']),
    );
  });
});

test('Without a permission the API may not invoke the function', async () => {
  const { Allowed: _, ...without } = httpApi;
  const refusing = await hostOf(without);
  expect((await fetch(`${refusing.urls.api}/open`)).status).toBe(500);
  expect(refusing.dispatcher.calls.list().at(-1)?.denied).toMatch(
    /apigateway.amazonaws.com .*lambda:InvokeFunction/,
  );
  await refusing.stop();
});
