import type jsonata from 'jsonata';
import { compile } from './expression.ts';
import { added } from './functions.ts';
import { isObject } from './json.ts';

/** What an expression asks of its surroundings. */
export type Reads = {
  variables: Set<string>;
  /** Fields of `$states`, such as `result`. */
  states: Set<string>;
  /** `$`, `$$` or a bare name where there is nothing they could mean. */
  nothing: Set<string>;
};

// The functions of JSONata 2.0.6; `$eval` is missing, as Step Functions takes it away.
const builtIn = `abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl
  decodeUrlComponent distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase formatInteger
  formatNumber fromMillis join keys length lookup lowercase map match max merge millis min not now number pad
  parseInteger power random reduce replace reverse round shuffle sift single sort split spread sqrt string substring
  substringAfter substringBefore sum toMillis trim type uppercase zip`;
export const functions: ReadonlySet<string> = new Set(
  [...builtIn.split(/\s+/), ...Object.keys(added)].filter((name) => name !== 'eval'),
);

type Node = Record<string, unknown>;

const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.flat(2) : [value]).filter(isObject);

/** Names that the expression binds for itself: `:=`, parameters of functions, `#$i` and `@$v`. */
function boundIn(node: Node, bound: Set<string>): Set<string> {
  if (node.type === 'bind' && isObject(node.lhs)) bound.add(String(node.lhs.value));
  if (node.type === 'lambda')
    for (const parameter of nodes(node.arguments)) bound.add(String(parameter.value));
  for (const key of ['index', 'focus']) if (typeof node[key] === 'string') bound.add(node[key]);
  for (const value of Object.values(node)) for (const inner of nodes(value)) boundIn(inner, bound);
  return bound;
}

/** Where a step has been taken, `$` and bare names mean what the step arrived at. */
const under = ['stages', 'predicate', 'group', 'terms', 'pattern', 'update', 'delete'];

function walk(node: Node, inside: boolean, bound: Set<string>, reads: Reads): void {
  if (node.type === 'path') {
    const [first, second] = nodes(node.steps);
    if (first?.type === 'variable' && first.value === 'states' && second)
      reads.states.add(String(second.value));
    for (const [i, step] of nodes(node.steps).entries()) walk(step, inside || i > 0, bound, reads);
    for (const key of under) for (const inner of nodes(node[key])) walk(inner, true, bound, reads);
    return;
  }
  if (node.type === 'variable') {
    const name = String(node.value);
    if (name === '$' || (name === '' && !inside)) reads.nothing.add(`$${name}`);
    else if (name !== '' && !bound.has(name)) reads.variables.add(name);
  }
  if (['name', 'wildcard', 'descendant'].includes(String(node.type)) && !inside)
    reads.nothing.add(String(node.value));
  for (const [key, value] of Object.entries(node)) {
    if (node.type === 'lambda' && key === 'arguments') continue;
    for (const inner of nodes(value)) walk(inner, inside || under.includes(key), bound, reads);
  }
}

/** Reads the syntax tree of an expression. @throws what JSONata says of a syntax error */
export function readsOf(source: string): Reads {
  const tree: jsonata.ExprNode = compile(source).ast();
  const root = tree as unknown as Node;
  const reads: Reads = { variables: new Set(), states: new Set(), nothing: new Set() };
  walk(root, false, boundIn(root, new Set()), reads);
  return reads;
}
