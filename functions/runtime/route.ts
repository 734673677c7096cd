import type { Contract, Operation } from '../kernel/contract.ts';
import { Refusal } from '../kernel/refusal.ts';

export type Match<O extends Operation = Operation> = { operation: O; params: Record<string, string> };

const split = (path: string) => path.split('/').slice(1);
const decode = (part: string) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
};

function matched(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [split(template), split(path)];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decode(given[index] ?? '');
    if (!part.startsWith('{')) {
      if (part !== given[index]) return undefined;
    } else if (!value || value.length > 200) return undefined;
    else params[part.slice(1, -1)] = value;
  }
  return params;
}

const variables = (path: string) => path.split('{').length;

/**
 * Finds the operation for a call; a literal part of a path goes before a parameter (`/people/me` before `/people/{id}`).
 *
 * @throws {Refusal} `not-found` for an unknown path, `method-not-allowed` for a known one
 */
export function route<C extends Contract>(contract: C, method: string, path: string): Match<C[number]> {
  const candidates = contract
    .map((operation) => ({ operation, params: matched(operation.path, path) }))
    .filter((match): match is Match<C[number]> => match.params !== undefined)
    .sort((a, b) => variables(a.operation.path) - variables(b.operation.path));
  const found = candidates.find(({ operation }) => operation.method === method);
  if (found) return found;
  if (!candidates.length) throw new Refusal('not-found', 'There is nothing at this path.');
  const allow = [...new Set(candidates.map(({ operation }) => operation.method))].join(', ');
  throw new Refusal('method-not-allowed', `This path takes ${allow}.`, { allow });
}
