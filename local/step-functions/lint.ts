import validate from 'asl-validator';
import type { Definition, Graph, State } from './definition.ts';
import { graphsOf } from './definition.ts';
import { readDefinition } from './definition-text.ts';
import { sourceOf } from './expression.ts';
import { isObject } from './json.ts';
import { functions, readsOf } from './lint-expression.ts';
import { lintCall } from './lint-task.ts';
import { variablesAt } from './lint-variables.ts';

type Field = { path: string; source: string };

function fieldsOf(value: unknown, path: string): Field[] {
  const source = sourceOf(value);
  if (source !== undefined) return [{ path, source }];
  if (Array.isArray(value)) return value.flatMap((item, i) => fieldsOf(item, `${path}[${i}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => fieldsOf(item, path ? `${path}/${key}` : key));
}

/** Which fields of `$states` a field of a state may read. */
function offered(state: State, path: string): string[] {
  const result = ['Task', 'Parallel', 'Map'].includes(state.Type) && /^(Assign|Output)\b/.test(path);
  const caught = /^Catch\[\d+\]/.test(path);
  return ['input', 'context', ...(result ? ['result'] : []), ...(caught ? ['errorOutput'] : [])];
}

function lintField(state: State, { path, source }: Field, variables: ReadonlySet<string>): string[] {
  const reads = readsOf(source);
  const fields = offered(state, path);
  const unknown = [...reads.variables].filter(
    (name) => name !== 'states' && !functions.has(name) && !variables.has(name),
  );
  const absent = [...reads.states].filter((name) => !fields.includes(name));
  return [
    ...unknown.map((name) => `${path}: $${name} is not known here`),
    ...absent.map((name) => `${path}: $states.${name} is not there`),
    ...[...reads.nothing].map(
      (name) => `${path}: ${name} means nothing here, a state's input is $states.input`,
    ),
  ];
}

function shadowed(state: State, outer: ReadonlySet<string>): string[] {
  const assigns = fieldNames(state).filter((name) => outer.has(name));
  return assigns.map((name) => `Assign: $${name} is already a variable outside`);
}

const fieldNames = (state: State): string[] => [
  ...('Assign' in state ? Object.keys(state.Assign ?? {}) : []),
  ...('Catch' in state ? (state.Catch ?? []).flatMap(({ Assign }) => Object.keys(Assign ?? {})) : []),
];

function lintGraph(graph: Graph, outer: ReadonlySet<string>): string[] {
  const known = variablesAt(graph, outer);
  return Object.entries(graph.States).flatMap(([name, state]) => {
    const here = known.get(name) ?? new Set<string>();
    const {
      Branches: _branches,
      ItemProcessor: _processor,
      ...own
    } = state as State & Record<string, unknown>;
    const findings = [
      ...lintCall(state),
      ...fieldsOf(own, '').flatMap((field) => lintField(state, field, here)),
      ...shadowed(state, outer),
    ];
    const inner = graphsOf(state).flatMap(([, child]) => lintGraph(child, here));
    return [...findings.map((finding) => `${name}: ${finding}`), ...inner];
  });
}

/** A substitution in place of a function's ARN is filled in at deployment; until then any function will do. */
const substituted = (text: string) =>
  text.replace(
    /("Resource"\s*:\s*)"\$\{\w+\}"/g,
    '$1"arn:aws:lambda:us-east-1:000000000000:function:substituted"',
  );

/**
 * Lints a state machine: what asl-validator finds, what the laptop does not host, and what both miss: unknown
 * variables and functions, `$` and `$$` at the top level, `$eval`, a token that is never handed out, waits for a token
 * without an end, error names that cannot match.
 *
 * @param text the definition, with or without its `${Substitutions}` filled in
 * @returns one sentence per finding, with the state and field it is in
 */
export function lintStateMachine(name: string, text: string): string[] {
  const filled = substituted(text);
  const checked = validate(JSON.parse(filled), { checkArn: true, checkPaths: true });
  const findings = checked.isValid ? [] : [checked.errorsText('; ')];
  try {
    const definition: Definition = readDefinition(name, filled);
    findings.push(...lintGraph(definition, new Set()));
  } catch (error) {
    findings.push((error as Error).message);
  }
  return findings;
}
