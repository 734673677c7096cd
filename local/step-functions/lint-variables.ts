import type { Graph, State } from './definition.ts';

type Edge = { to: string | undefined; assigned: string[] };

const names = (assign?: object) => Object.keys(assign ?? {});

/** Every way out of a state, with the variables that are assigned on it. */
function edgesOf(state: State): Edge[] {
  if (state.Type === 'Choice')
    return [
      ...state.Choices.map(({ Next, Assign }) => ({ to: Next, assigned: names(Assign) })),
      { to: state.Default, assigned: names(state.Assign) },
    ];
  const caught = 'Catch' in state ? (state.Catch ?? []) : [];
  return [
    ...('Next' in state ? [{ to: state.Next, assigned: names(state.Assign) }] : []),
    ...caught.map(({ Next, Assign }) => ({ to: Next, assigned: names(Assign) })),
  ];
}

/**
 * The variables that may have a value when a state of this graph is entered: on some way from its start they were
 * assigned, or an enclosing graph had them.
 */
export function variablesAt(graph: Graph, outer: ReadonlySet<string>): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>([[graph.StartAt, new Set(outer)]]);
  const open = [graph.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = graph.States[name];
    const here = known.get(name);
    if (!state || !here) continue;
    for (const { to, assigned } of edgesOf(state)) {
      if (to === undefined) continue;
      const before = known.get(to);
      const after = new Set([...(before ?? []), ...here, ...assigned]);
      known.set(to, after);
      if (!before || after.size > before.size) open.push(to);
    }
  }
  return known;
}
