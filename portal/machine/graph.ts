import type { Execution, MachineState } from '../model.ts';

export type Status = MachineState['status'];
export type Node = {
  id: string;
  kind: 'start' | 'state' | 'end';
  status: Status;
  state?: MachineState;
  label?: string;
};
/** What a machine's picture calls the way back into the same state, and its good end. */
export type Words = { loop: string; end: string };
export type Edge = { from: string; to: string; caught: boolean; label?: string; taken: boolean };
export type Graph = { nodes: Node[]; edges: Edge[] };

const start = '\0start';
const end = '\0end';
const terminal = new Set(['Succeed', 'Fail']);

/** `States.Timeout` → `timeout`, `NobodyOnCall` → `nobody on call`. */
const errorWords = (errors: readonly string[]): string =>
  errors
    .map((error) => error.replace(/^States\./, '').replace(/([a-z])([A-Z])/g, '$1 $2'))
    .map((error) => (error === 'ALL' ? 'any error' : error.toLowerCase()))
    .join(' or ');

/**
 * A run as a graph: its states with one mark where it starts and one where it ends well. Edges that lead from a
 * state to the same place are one edge. The words say what a state that returns to itself does then, and what the good end is.
 */
export function toGraph({ states, startAt, status }: Execution, words: Words): Graph {
  const entered = new Map(states.map((state) => [state.name, state.status !== 'waiting']));
  const edges: Edge[] = [{ from: start, to: startAt, caught: false, taken: entered.get(startAt) ?? false }];
  const ended = status === 'SUCCEEDED';
  const between = (from: string, to: string) => edges.find((edge) => edge.from === from && edge.to === to);

  for (const { name, type, next, catches = [], entered: times } of states) {
    for (const to of next) {
      if (!between(name, to))
        edges.push({ from: name, to, caught: false, taken: Boolean(times) && Boolean(entered.get(to)) });
    }
    if (!next.length && !terminal.has(type)) {
      const last = ended && entered.get(name) === true;
      edges.push({ from: name, to: end, caught: false, taken: last });
    }
    for (const { errors, next: to } of catches) {
      const caught = errorWords(errors);
      const same = between(name, to);
      if (same) {
        if (to !== name) same.label = same.label ? `${same.label} or ${caught}` : caught;
        continue;
      }
      const itself = to === name;
      const taken = itself ? times > 1 : Boolean(times) && Boolean(entered.get(to));
      edges.push({ from: name, to, caught: true, label: itself ? words.loop : caught, taken });
    }
  }

  const nodes: Node[] = [
    { id: start, kind: 'start', status: 'done' },
    ...states.map((state): Node => ({ id: state.name, kind: 'state', status: state.status, state })),
  ];
  if (edges.some(({ to }) => to === end))
    nodes.push({ id: end, kind: 'end', status: ended ? 'done' : 'waiting', label: words.end });
  return { nodes, edges };
}
