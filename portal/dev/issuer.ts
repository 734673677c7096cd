import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person } from '../model.ts';
import { json } from './plugin.ts';

type Grant = { person: string; nonce: string; challenge: string; client: string };
const codes = new Map<string, Grant>();

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that names its person. Nobody checks its signature here: it is a stand-in. */
function tokens(issuer: string, person: string, client: string, nonce?: string) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    sub: person,
    aud: client,
    iat: now,
    exp: now + 3600,
    ...(nonce && { nonce }),
  };
  const token = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}.${encoded('unsigned')}`;
  return {
    access_token: token,
    id_token: token,
    refresh_token: person,
    token_type: 'Bearer',
    expires_in: 3600,
  };
}

export const personOf = (request: IncomingMessage): string => {
  const [, claims = ''] = (request.headers.authorization ?? '').split('.');
  return String(
    (JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { sub?: string }).sub ?? '',
  );
};

/** Discovery, a page that asks who one is, and tokens. */
export function answerIssuer(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  people: ReadonlyMap<string, Person>,
) {
  const issuer = `${url.origin}/mock-issuer`;
  const at = url.pathname.slice('/mock-issuer'.length);
  if (at === '/.well-known/openid-configuration') {
    return json(response, 200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/logout`,
      jwks_uri: `${issuer}/jwks`,
    });
  }
  if (at === '/authorize') return askWho(url, response, people);
  if (at === '/token') {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => exchange(issuer, new URLSearchParams(body), response));
    return;
  }
  response.writeHead(302, { location: '/' }).end();
}

function askWho(url: URL, response: ServerResponse, people: ReadonlyMap<string, Person>): void {
  const ask = url.searchParams;
  const person = ask.get('as');
  const back = new URL(ask.get('redirect_uri') ?? '/', url);
  if (person) {
    const code = randomUUID();
    const challenge = ask.get('code_challenge') ?? '';
    codes.set(code, { person, nonce: ask.get('nonce') ?? '', challenge, client: ask.get('client_id') ?? '' });
    back.searchParams.set('code', code);
    back.searchParams.set('state', ask.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
    return;
  }
  const doors = [...people.values()].map(({ id, name, roles }) => {
    const href = new URL(url);
    href.searchParams.set('as', id);
    return `<li><a href="${href.href.replaceAll('&', '&amp;')}">${name}</a> (${roles.join(', ')})</li>`;
  });
  const page = `<!doctype html><html lang="en"><title>Sign in</title><main><h1>Who are you?</h1><ul>${doors.join('')}</ul></main></html>`;
  response.writeHead(200, { 'content-type': 'text/html' }).end(page);
}

function exchange(issuer: string, ask: URLSearchParams, response: ServerResponse) {
  if (ask.get('grant_type') === 'refresh_token') {
    return json(response, 200, tokens(issuer, ask.get('refresh_token') ?? '', ask.get('client_id') ?? ''));
  }
  const grant = codes.get(ask.get('code') ?? '');
  const verifier = createHash('sha256')
    .update(ask.get('code_verifier') ?? '')
    .digest('base64url');
  if (!grant || verifier !== grant.challenge) return json(response, 400, { error: 'invalid_grant' });
  codes.delete(ask.get('code') ?? '');
  json(response, 200, tokens(issuer, grant.person, grant.client, grant.nonce));
}
