import type { Graph, MapState, ParallelState } from './definition.ts';
import type { Thread } from './execution.ts';
import { evaluate, evaluateInteger, unexpected } from './expression.ts';
import type { Json } from './json.ts';
import { bindings, type Lane, record, save, stateOf, visitOf } from './lane.ts';
import { createScope, halt } from './scope.ts';

export type RunThread = (lane: Omit<Lane, 'work'>) => Promise<Json>;

const begin = (graph: Graph, input: Json, lastEvent: number): Thread => ({
  state: graph.StartAt,
  input,
  variables: {},
  lastEvent,
});

async function branches(lane: Lane, { Arguments, Branches }: ParallelState): Promise<Thread[]> {
  const input =
    Arguments === undefined ? lane.thread.input : await evaluate(Arguments, bindings(lane), 'Arguments');
  const started = record(lane, 'ParallelStateStarted');
  const { item } = lane.thread;
  return Branches.map((branch) => ({ ...begin(branch, input, started), ...(item && { item }) }));
}

async function iterations(lane: Lane, { Items, ItemSelector, ItemProcessor }: MapState): Promise<Thread[]> {
  const { input } = lane.thread;
  const items = Items === undefined ? input : await evaluate(Items, bindings(lane), 'Items');
  if (!Array.isArray(items)) throw unexpected(Items ?? input, 'Items', 'array', items);
  const selected: Json[] = [];
  for (const [Index, Value] of items.entries()) {
    const seen = bindings(lane, {}, { Map: { Item: { Index, Value } } });
    selected.push(ItemSelector === undefined ? Value : await evaluate(ItemSelector, seen, 'ItemSelector'));
  }
  const started = record(lane, 'MapStateStarted', { length: items.length });
  return items.map((Value, Index) => ({
    ...begin(ItemProcessor, selected[Index] ?? null, started),
    item: { Index, Value },
  }));
}

/** Marks in the history what an iteration of a Map came to; branches of a Parallel leave no such marks. */
function mark(lane: Lane, child: Thread, end: 'Started' | 'Succeeded' | 'Failed' | 'Aborted') {
  const index = child.item?.Index ?? 0;
  record({ ...lane, thread: child }, `MapIteration${end}`, { name: lane.thread.state, index });
}

function abort(lane: Lane, child: Thread, graph: Graph) {
  const state = graph.States[child.state];
  if (child.visit && state) record({ ...lane, thread: child }, `${state.Type}StateAborted`);
  if (stateOf(lane).Type === 'Map') mark(lane, child, 'Aborted');
}

/**
 * Carries out the branches of a Parallel or the iterations of a Map, at most `MaxConcurrency` at a time.
 * The first that fails stops its siblings and fails the state.
 *
 * @returns their outputs in the order of the definition or the items
 */
export async function runChildren(
  lane: Lane,
  state: ParallelState | MapState,
  run: RunThread,
): Promise<Json> {
  const isMap = state.Type === 'Map';
  const visit = visitOf(lane);
  if (!visit.children) {
    visit.children = isMap ? await iterations(lane, state) : await branches(lane, state);
    save(lane);
  }
  const children = visit.children;
  const atOnce = isMap
    ? await evaluateInteger(state.MaxConcurrency ?? 0, bindings(lane), 'MaxConcurrency')
    : 0;
  const scope = createScope(lane.scope);
  const outer = { ...lane.outer, ...lane.thread.variables };
  const graphOf = (i: number) => (isMap ? state.ItemProcessor : state.Branches[i]) as Graph;
  let next = 0;
  let failed: { error: unknown; child: Thread } | undefined;

  const carryOut = async (child: Thread, i: number) => {
    if (isMap && !child.started) mark(lane, child, 'Started');
    child.started = true;
    try {
      await run({ ...lane, thread: child, graph: graphOf(i), outer, scope });
    } catch (error) {
      if (failed || lane.scope.halted()) return;
      failed = { error, child };
      scope.halt();
      lane.thread.lastEvent = child.lastEvent;
      if (isMap) mark(lane, child, 'Failed');
      return;
    }
    lane.thread.lastEvent = child.lastEvent;
    if (isMap) mark(lane, child, 'Succeeded');
    child.joined = true;
  };
  const worker = async () => {
    while (next < children.length && !failed && !lane.scope.halted()) {
      const i = next++;
      const child = children[i];
      if (child && !child.joined) await carryOut(child, i);
    }
  };

  lane.work.pause();
  try {
    await Promise.all(Array.from({ length: atOnce || children.length }, worker));
  } finally {
    lane.work.go();
    scope.halt();
  }
  if (lane.scope.halted()) throw halt;
  if (failed) {
    for (const [i, child] of children.entries())
      if (child.started && !child.done && child !== failed.child) abort(lane, child, graphOf(i));
    throw failed.error;
  }
  record(lane, `${state.Type}StateSucceeded`);
  return children.map(({ output }) => output ?? null);
}
