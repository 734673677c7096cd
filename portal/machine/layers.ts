import type { Edge, Graph } from './graph.ts';

/** A place in the drawing: a node, or where a long edge passes a layer. */
export type Place = { id: string; layer: number; order: number };
export type Layered = {
  places: Map<string, Place>;
  layers: string[][];
  /** Each forward edge with the places it passes, from its first node to its last. */
  routes: { edge: Edge; through: string[] }[];
  /** Edges that lead back to an earlier layer. */
  back: Edge[];
  /** Edges from a node to itself. */
  loops: Edge[];
};

/**
 * Layers a graph after Sugiyama: edges that close a cycle are set aside, every node lies one layer below its
 * lowest predecessor, long edges get a place in each layer they pass, and three sweeps order each layer by the
 * mean place of its neighbours. Made for state machines of a few dozen states.
 */
export function layered({ nodes, edges }: Graph): Layered {
  const loops = edges.filter(({ from, to }) => from === to);
  const others = edges.filter(({ from, to }) => from !== to);
  const back = closing(
    nodes.map(({ id }) => id),
    others,
  );
  const forward = others.filter((edge) => !back.includes(edge));

  const depth = new Map<string, number>();
  const lay = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const above = forward.filter(({ to }) => to === id).map(({ from }) => lay(from) + 1);
    const layer = Math.max(0, ...above);
    depth.set(id, layer);
    return layer;
  };
  for (const { id } of nodes) lay(id);

  const layers: string[][] = Array.from({ length: Math.max(0, ...depth.values()) + 1 }, () => []);
  for (const { id } of nodes) layers[depth.get(id) ?? 0]?.push(id);
  const routes = forward.map((edge) => {
    const through = [edge.from];
    for (let layer = (depth.get(edge.from) ?? 0) + 1; layer < (depth.get(edge.to) ?? 0); layer += 1) {
      const id = `${edge.from}\0${edge.to}\0${layer}`;
      layers[layer]?.push(id);
      through.push(id);
    }
    return { edge, through: [...through, edge.to] };
  });
  order(
    layers,
    routes.map(({ through }) => through),
  );

  // What leads back lies outermost, so that its way back passes below everything else.
  const leadsBack = new Set(back.map(({ from }) => from));
  for (const layer of layers) layer.sort((a, b) => Number(leadsBack.has(a)) - Number(leadsBack.has(b)));

  const places = new Map<string, Place>();
  layers.forEach((layer, at) => {
    layer.forEach((id, position) => {
      places.set(id, { id, layer: at, order: position - (layer.length - 1) / 2 });
    });
  });
  return { places, layers, routes, back, loops };
}

/** Edges whose end is still being visited when they are met, depth first: without them there is no cycle. */
function closing(ids: readonly string[], edges: readonly Edge[]): Edge[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: Edge[] = [];
  const visit = (id: string) => {
    state.set(id, 'open');
    for (const edge of edges.filter(({ from }) => from === id)) {
      if (state.get(edge.to) === 'open') found.push(edge);
      else if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
  };
  for (const id of ids) if (!state.has(id)) visit(id);
  return found;
}

function order(layers: string[][], paths: readonly string[][]): void {
  const links = paths.flatMap((path) => path.slice(1).map((to, index) => [path[index] ?? '', to] as const));
  const sweep = (layer: string[], neighbour: string[], side: 0 | 1) => {
    const rank = new Map(layer.map((id, index) => [id, index]));
    const mean = (id: string) => {
      const near = links
        .filter((link) => link[side] === id)
        .map((link) => neighbour.indexOf(link[side === 0 ? 1 : 0]));
      const there = near.filter((index) => index >= 0);
      return there.length ? there.reduce((sum, index) => sum + index, 0) / there.length : (rank.get(id) ?? 0);
    };
    const means = new Map(layer.map((id) => [id, mean(id)]));
    layer.sort(
      (a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0) || (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
    );
  };
  for (let round = 0; round < 3; round += 1) {
    for (let at = 1; at < layers.length; at += 1) sweep(layers[at] ?? [], layers[at - 1] ?? [], 1);
    for (let at = layers.length - 2; at >= 0; at -= 1) sweep(layers[at] ?? [], layers[at + 1] ?? [], 0);
  }
}
