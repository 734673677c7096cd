import type { Edge, Graph, Node } from './graph.ts';
import { layered } from './layers.ts';

export type Direction = 'right' | 'down';
type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number; node: Node };
export type Line = {
  edge: Edge;
  path: string;
  label?: Point & { text: string; anchor: 'start' | 'middle' | 'end' };
};
export type Drawing = { width: number; height: number; boxes: Box[]; lines: Line[] };

export const box = { width: 172, height: 58, dot: 18 };
const gap = { along: 74, down: 46, between: 30, margin: 10, loop: 38 };

/** Where everything goes, in pixels. `right` reads like a sentence, `down` fits a narrow column. */
export function layOut(graph: Graph, direction: Direction): Drawing {
  const { places, layers, routes, back, loops } = layered(graph);
  const right = direction === 'right';
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const sizeOf = (id: string) => {
    const node = byId.get(id);
    if (!node) return { width: 0, height: 0 };
    return node.kind === 'state'
      ? { width: box.width, height: box.height }
      : { width: box.dot, height: box.dot };
  };
  const thick = (id: string) => (right ? sizeOf(id).width : sizeOf(id).height);

  const starts: number[] = [];
  let main = gap.margin;
  for (const layer of layers) {
    starts.push(main);
    main += Math.max(...layer.map(thick)) + (right ? gap.along : gap.down);
  }
  const across = (right ? box.height : box.width) + gap.between;
  const widest = Math.max(...layers.map((layer) => layer.length));
  const room = loops.length ? gap.loop : 0;
  const middle =
    gap.margin + ((widest - 1) * across) / 2 + (right ? box.height : box.width) / 2 + (right ? room : 0);

  const center = (id: string): Point => {
    const place = places.get(id);
    const layer = layers[place?.layer ?? 0] ?? [];
    const along = (starts[place?.layer ?? 0] ?? 0) + Math.max(...layer.map(thick)) / 2;
    const side = middle + (place?.order ?? 0) * across;
    return right ? { x: along, y: side } : { x: side, y: along };
  };
  const edgeOf = (id: string, end: 'out' | 'in'): Point => {
    const { x, y } = center(id);
    const half = (thick(id) / 2) * (end === 'out' ? 1 : -1);
    return right ? { x: x + half, y } : { x, y: y + half };
  };

  const boxes = graph.nodes.map((node): Box => {
    const { x, y } = center(node.id);
    const { width, height } = sizeOf(node.id);
    return { node, width, height, x: x - width / 2, y: y - height / 2 };
  });

  const lines: Line[] = routes.map(({ edge, through }) => {
    const last = through.length - 1;
    const points = through.map((id, index) =>
      edgeOf(id, index === 0 ? 'out' : index === last ? 'in' : 'out'),
    );
    const [from, to] = [points[0] as Point, points[1] as Point];
    const at = right
      ? { x: to.x - 8, y: to.y - 9 }
      : { x: (from.x + to.x) / 2 + 8, y: (from.y + to.y) / 2 + 4 };
    const label = edge.label && {
      ...at,
      text: edge.label,
      anchor: right ? ('end' as const) : ('start' as const),
    };
    return { edge, path: curve(points, right), ...(label && { label }) };
  });
  for (const edge of loops) lines.push(loopLine(edge, center(edge.from), right));
  const crossEnd = middle + ((widest - 1) * across) / 2 + (right ? box.height : box.width) / 2;
  back.forEach((edge, index) => {
    lines.push(backLine(edge, center(edge.from), center(edge.to), right, crossEnd + 22 + index * 14));
  });
  const side = crossEnd + gap.margin + (back.length ? 22 + back.length * 14 : 0) + (right ? 0 : room * 3.4);
  const along = main - (right ? gap.along : gap.down) + gap.margin;
  return right ? { width: along, height: side, boxes, lines } : { width: side, height: along, boxes, lines };
}

function curve(points: readonly Point[], right: boolean): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  let from = first;
  let path = `M${first.x} ${first.y}`;
  for (const to of rest) {
    const half = right ? (to.x - from.x) / 2 : (to.y - from.y) / 2;
    const [one, two] = right
      ? [`${from.x + half} ${from.y}`, `${to.x - half} ${to.y}`]
      : [`${from.x} ${from.y + half}`, `${to.x} ${to.y - half}`];
    path += ` C${one} ${two} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}

/** Above the box when reading to the right, beside it when reading down. */
function loopLine(edge: Edge, { x, y }: Point, right: boolean): Line {
  const text = edge.label ?? '';
  if (right) {
    const top = y - box.height / 2;
    const path = `M${x + 34} ${top} C${x + 46} ${top - 34} ${x - 46} ${top - 34} ${x - 34} ${top}`;
    return { edge, path, label: { x, y: top - 31, text, anchor: 'middle' } };
  }
  const side = x + box.width / 2;
  const path = `M${side} ${y + 14} C${side + 34} ${y + 24} ${side + 34} ${y - 24} ${side} ${y - 14}`;
  return { edge, path, label: { x: side + 32, y: y + 4, text, anchor: 'start' } };
}

function backLine(edge: Edge, from: Point, to: Point, right: boolean, side: number): Line {
  const path = right
    ? `M${from.x} ${from.y + box.height / 2} C${from.x} ${side} ${to.x} ${side} ${to.x} ${to.y + box.height / 2}`
    : `M${from.x + box.width / 2} ${from.y} C${side} ${from.y} ${side} ${to.y} ${to.x + box.width / 2} ${to.y}`;
  const at = right ? { x: (from.x + to.x) / 2, y: side - 6 } : { x: side - 4, y: (from.y + to.y) / 2 };
  return { edge, path, ...(edge.label && { label: { ...at, text: edge.label, anchor: 'middle' } }) };
}
