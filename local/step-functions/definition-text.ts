import type { Definition, Graph, State } from './definition.ts';
import { graphsOf } from './definition.ts';
import { compile, sourceOf } from './expression.ts';
import { readResource } from './resource.ts';

const top = ['QueryLanguage', 'Comment', 'Version', 'StartAt', 'States', 'TimeoutSeconds'];
const onward = ['Next', 'End', 'Assign', 'Output'];
const guarded = ['Retry', 'Catch'];
const fields: Record<State['Type'], string[]> = {
  Task: [...onward, ...guarded, 'Resource', 'Arguments', 'TimeoutSeconds', 'HeartbeatSeconds'],
  Pass: onward,
  Wait: [...onward, 'Seconds', 'Timestamp'],
  Choice: ['Choices', 'Default', 'Assign', 'Output'],
  Parallel: [...onward, ...guarded, 'Branches', 'Arguments'],
  Map: [...onward, ...guarded, 'Items', 'ItemSelector', 'ItemProcessor', 'MaxConcurrency'],
  Succeed: ['Output'],
  Fail: ['Error', 'Cause'],
};

function compileAll(value: unknown, where: string): void {
  const source = sourceOf(value);
  if (source !== undefined) {
    try {
      compile(source);
    } catch (error) {
      throw new Error(`${where}: ${(error as Error).message} in {% ${source} %}`);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) compileAll(item, `${where}/${key}`);
  }
}

function nextsOf(state: State): (string | undefined)[] {
  if (state.Type === 'Choice') return [...state.Choices.map(({ Next }) => Next), state.Default];
  const caught = 'Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  return 'Next' in state ? [state.Next, ...caught] : caught;
}

function checkState(name: string, state: State, graph: Graph): void {
  const known = fields[state.Type];
  if (!known) throw new Error(`State '${name}': the type ${state.Type} is not hosted`);
  const odd = Object.keys(state).filter(
    (key) => !['Type', 'Comment', 'QueryLanguage', ...known].includes(key),
  );
  if (odd.length)
    throw new Error(`State '${name}': ${odd.join(', ')} of a ${state.Type} in JSONata is not hosted`);
  for (const next of nextsOf(state))
    if (next !== undefined && !graph.States[next])
      throw new Error(`State '${name}': there is no state '${next}'`);
  if (state.Type === 'Task') readResource(state.Resource);
  if (state.Type === 'Map' && (state.ItemProcessor.ProcessorConfig?.Mode ?? 'INLINE') !== 'INLINE')
    throw new Error(`State '${name}': only an INLINE Map is hosted`);
  for (const [, inner] of graphsOf(state)) checkGraph(inner);
}

function checkGraph(graph: Graph): void {
  if (!graph.States?.[graph.StartAt]) throw new Error(`There is no state '${graph.StartAt}' to start at`);
  for (const [name, state] of Object.entries(graph.States)) checkState(name, state, graph);
}

/**
 * Reads a definition, refusing whatever the laptop would have to guess at: JSONPath, unknown state types and fields,
 * integrations that are not hosted, states that are not there, expressions that do not compile.
 */
export function readDefinition(name: string, text: string): Definition {
  const definition = JSON.parse(text) as Definition;
  try {
    if (definition.QueryLanguage !== 'JSONata') throw new Error('only QueryLanguage JSONata is hosted');
    const odd = Object.keys(definition).filter((key) => !top.includes(key));
    if (odd.length) throw new Error(`${odd.join(', ')} of a state machine is not hosted`);
    checkGraph(definition);
    compileAll(definition.States, 'States');
  } catch (error) {
    throw new Error(`State machine ${name}: ${(error as Error).message}`);
  }
  return definition;
}
