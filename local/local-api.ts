import type { IncomingMessage } from 'node:http';
import type { Fault } from './faults.ts';
import type { Host } from './host.ts';
import type { HttpAnswer } from './http-api/answer.ts';
import type { HttpOrigin } from './http-api/http-api.ts';
import { readBody } from './http-body.ts';
import { isLoopbackName } from './loopback.ts';

const json = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: `${JSON.stringify(body, null, 2)}\n`,
});
const plain = (status: number, body: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});
const items = (list: unknown[]) => json(200, { items: list });

const units: [RegExp, number][] = [
  [/^(\d+(?:\.\d+)?)D/, 86_400_000],
  [/^(\d+(?:\.\d+)?)H/, 3_600_000],
  [/^(\d+(?:\.\d+)?)M/, 60_000],
  [/^(\d+(?:\.\d+)?)S/, 1000],
];

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds.
 *
 * @returns milliseconds, or undefined for what is none
 */
export function durationMs(text: string): number | undefined {
  const weeks = /^P(\d+)W$/.exec(text)?.[1];
  if (weeks) return Number(weeks) * 7 * 86_400_000;
  const match = /^P((?:\d+D)?)(?:T((?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?))?$/.exec(text);
  let rest = `${match?.[1] ?? ''}${match?.[2] ?? ''}`;
  if (!match || rest === '' || text.endsWith('T')) return undefined;
  let total = 0;
  for (const [pattern, ms] of units) {
    const amount = pattern.exec(rest);
    if (!amount) continue;
    total += Number(amount[1]) * ms;
    rest = rest.slice(amount[0].length);
  }
  return total;
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown> | undefined> => {
  const body = await readBody(request, 1_000_000);
  try {
    return body ? (JSON.parse(body.toString() || '{}') as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** The longest that the clock is moved at once: a year. */
const longest = 366 * 86_400_000;

/** Helpers of the laptop below `/local`, absent in AWS. A list answers `{"items": […]}`. */
export function createLocalApi(hostOf: () => Host): HttpOrigin {
  const token = async (as: string): Promise<HttpAnswer> => {
    const host = hostOf();
    const known = host.people.list().map(({ id }) => id);
    if (!host.people.find(as))
      return plain(404, `There is nobody ${as || 'without a name'}; there are: ${known.join(', ')}\n`);
    return plain(200, await host.token(as));
  };

  const reads: Record<string, (url: URL) => Promise<HttpAnswer> | HttpAnswer> = {
    '/local/token': ({ searchParams }) => token(searchParams.get('as') ?? ''),
    '/local/people': () => items(hostOf().people.list()),
    '/local/mail': () => items(hostOf().mail()),
    '/local/texts': () => items(hostOf().texts()),
    '/local/findings': () => items(hostOf().findings()),
    '/local/automations': () => items(hostOf().automations()),
    '/local/webhooks': () => items(hostOf().webhooks.list()),
    '/local/executions': async () => items(await hostOf().executions()),
    '/local/calls': () => items(hostOf().dispatcher.calls.list()),
    '/local/usage': () => items(hostOf().functions.usage()),
    '/local/addresses': () => json(200, hostOf().urls),
    '/local/clock': () => json(200, { now: new Date(hostOf().clock.now()).toISOString() }),
    '/local/faults': () => items(hostOf().dispatcher.faults.list()),
  };

  const writes: Record<string, (body: Record<string, unknown>) => Promise<HttpAnswer> | HttpAnswer> = {
    '/local/clock': async ({ forward }) => {
      const ms = durationMs(String(forward));
      if (ms === undefined || ms > longest) {
        return json(400, { error: 'forward is a duration such as "PT30M" or "P2D", a year at most' });
      }
      await hostOf().forward(ms);
      return json(200, { now: new Date(hostOf().clock.now()).toISOString() });
    },
    '/local/faults': (body) => {
      const { faults } = hostOf().dispatcher;
      if (body.clear === true) faults.clear();
      else if (!['before', 'after', 'twice', 'crash', 'lost'].includes(String(body.kind))) {
        return json(400, {
          error: 'kind is before, after, twice, crash or lost; {"clear": true} ends them all',
        });
      } else faults.set({ ...body, match: body.match ?? {} } as Fault);
      return items(faults.list());
    },
    '/local/webhooks': ({ url, status, headers, body }) => {
      const answer = { status: Number(status ?? 200), ...(typeof body === 'string' && { body }) };
      hostOf().webhooks.answer(String(url), {
        ...answer,
        ...(headers ? { headers: headers as Record<string, string> } : {}),
      });
      return json(200, answer);
    },
  };

  return async (request, url) => {
    const { method = 'GET', headers } = request;
    const target = new URL(url, 'http://local');
    const read = reads[target.pathname];
    const write = writes[target.pathname];
    if (method === 'GET' && read) return read(target);
    if (method === 'POST' && write) {
      // A page elsewhere may post here without asking; it must not move the clock.
      const origin = headers.origin === undefined ? undefined : URL.parse(headers.origin)?.host;
      if (headers.origin !== undefined && !isLoopbackName(origin))
        return json(403, { error: 'pages of this machine only' });
      const body = await bodyOf(request);
      return body ? write(body) : json(400, { error: 'the body is not JSON' });
    }
    const allow = [read && 'GET', write && 'POST'].filter(Boolean).join(', ');
    if (allow) return { ...json(405, { error: `${method} is not answered here` }), headers: { allow } };
    return json(404, { error: `There is no ${target.pathname}; there are: ${Object.keys(reads).join(' ')}` });
  };
}
