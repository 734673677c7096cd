import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { answerIssuer } from './issuer.ts';
import { answerApi } from './routes.ts';
import { createWorld, type World } from './world.ts';

/** What the deployed site sends; `vite preview` sends it too, so that a violation shows before a deployment. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * A desk to work on the portal without a backend: an issuer where everybody may be anybody, and an API over a
 * small world in memory that moves by itself. It exists only while Vite serves; no build contains it.
 */
export function mockDesk(): Plugin {
  let world: World | undefined;
  const answer = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    world ??= createWorld();
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (url.pathname === '/config.json') {
      return json(response, 200, {
        issuer: `${url.origin}/mock-issuer`,
        clientId: 'portal',
        apiUrl: '/v1',
        local: true,
      });
    }
    if (url.pathname.startsWith('/mock-issuer')) return answerIssuer(url, request, response, world.people);
    if (url.pathname.startsWith('/v1/')) return void answerApi(url, request, response, world);
    if (url.pathname === '/mock-alarm') return json(response, 200, world.alarm());
    next();
  };
  return {
    name: 'mock-desk',
    apply: (_, { command, isPreview }) => command === 'serve' || isPreview === true,
    configureServer: ({ middlewares }) => void middlewares.use(answer),
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((_, response, next) => {
        response.setHeader('content-security-policy', policy);
        next();
      });
      middlewares.use(answer);
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}
