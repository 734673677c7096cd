import type { HttpMethod } from './event.ts';

/** A route as the template configures it. */
export type RouteConfig = {
  key: string;
  functionArn: string;
  authorizer?: JwtConfig;
};

export type JwtConfig = { issuer: string; audience: string[]; scopes: string[] };

export type Matched = { route: RouteConfig; parameters: Record<string, string> };

type Compiled = { route: RouteConfig; method: string; pattern: RegExp; names: string[]; rank: number[] };

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const compile = (route: RouteConfig): Compiled => {
  const [method = '', path = '/'] = route.key.split(' ');
  const names: string[] = [];
  const segments = path.split('/').slice(1);
  const parts = segments.map((segment) => {
    const [, name, greedy] = /^\{([^}+]+)(\+)?\}$/.exec(segment) ?? [];
    if (name === undefined) return literal(segment);
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const greedy = path.endsWith('+}');
  const fixed = segments.filter((segment) => !segment.startsWith('{')).length;
  // One trailing slash is ignored, as API Gateway does.
  const pattern = new RegExp(`^/${parts.join('/')}/?$`);
  return {
    route,
    method,
    pattern,
    names,
    rank: [greedy ? 0 : 1, fixed, segments.length, method === 'ANY' ? 0 : 1],
  };
};

const byRank = (a: Compiled, b: Compiled): number => {
  const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
  return at < 0 ? 0 : (b.rank[at] ?? 0) - (a.rank[at] ?? 0);
};

/**
 * Answers which route a request takes, as API Gateway decides: fixed segments before variables before a greedy variable,
 * a method before ANY, `$default` last.
 *
 * @throws {URIError} when a path parameter is not valid percent-encoding
 */
export function createRoutes(
  configs: RouteConfig[],
): (method: HttpMethod, path: string) => Matched | undefined {
  const fallback = configs.find(({ key }) => key === '$default');
  const compiled = configs
    .filter((config) => config !== fallback)
    .map(compile)
    .sort(byRank);
  return (method, path) => {
    for (const { route, method: wanted, pattern, names } of compiled) {
      const match = wanted === 'ANY' || wanted === method ? pattern.exec(path) : null;
      if (!match) continue;
      const values = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { route, parameters: Object.fromEntries(values) };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}
