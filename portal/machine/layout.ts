import { back, type Label, type Line, loop, type Point, through } from './curves.ts';
import type { Graph, Node } from './graph.ts';
import { layered } from './layers.ts';

export type Direction = 'right' | 'down';
export type Box = Point & { width: number; height: number; node: Node; label?: Label };
export type Drawing = Point & { width: number; height: number; boxes: Box[]; lines: Line[] };

/** Boxes of states: flat in a wide picture, narrow with up to three lines in one for a phone. */
const boxes = { right: { width: 158, height: 56 }, down: { width: 114, height: 68 } };
export const dot = 18;
const gap = { right: 38, down: 42, between: { right: 20, down: 12 }, margin: 8, outside: 16 };
/** Mean width of a letter at the size of labels, measured in the fonts that we name. */
const letter = 6.3;

/** Where everything goes, in pixels. `right` reads like a sentence, `down` fits a narrow column. */
export function layOut(graph: Graph, direction: Direction): Drawing {
  const { places, layers, routes, back: backwards, loops } = layered(graph);
  const right = direction === 'right';
  const box = boxes[direction];
  const side = { right, ...box };
  const states = new Set(graph.nodes.filter(({ kind }) => kind === 'state').map(({ id }) => id));
  const dots = new Set(graph.nodes.filter(({ kind }) => kind !== 'state').map(({ id }) => id));
  const sizeOf = (id: string) => {
    if (states.has(id)) return box;
    return dots.has(id) ? { width: dot, height: dot } : { width: 0, height: 0 };
  };
  const thick = (id: string) => (right ? sizeOf(id).width : sizeOf(id).height);

  /** The longest label of what leads into a layer needs its room before it. */
  const before = (layer: readonly string[]): number => {
    const labels = routes.map(({ edge }) => (layer.includes(edge.to) ? (edge.label ?? '') : ''));
    return Math.max(gap.right, ...labels.map(({ length }) => length * letter + 30));
  };
  const starts: number[] = [];
  let main = 0;
  for (const layer of layers) {
    if (starts.length) main += right ? before(layer) : gap.down;
    starts.push(main);
    main += Math.max(...layer.map(thick));
  }
  const across = (right ? box.height : box.width) + gap.between[direction];
  const center = (id: string): Point => {
    const { layer = 0, order = 0 } = places.get(id) ?? {};
    const along = (starts[layer] ?? 0) + thick(id) / 2;
    return right ? { x: along, y: order * across } : { x: order * across, y: along };
  };
  const endOf = (id: string, end: 'out' | 'in'): Point => {
    const { x, y } = center(id);
    const half = (thick(id) / 2) * (end === 'out' ? 1 : -1);
    return right ? { x: x + half, y } : { x, y: y + half };
  };

  const drawn = graph.nodes.map((node): Box => {
    const { x, y } = center(node.id);
    const { width, height } = sizeOf(node.id);
    const place = right ? { x: x + width / 2 + 8, y: y + 4 } : { x, y: y + height / 2 + 15 };
    const label = node.label && {
      ...place,
      text: node.label,
      anchor: right ? ('start' as const) : ('middle' as const),
    };
    return { node, width, height, x: x - width / 2, y: y - height / 2, ...(label && { label }) };
  });
  const lines = routes.map(({ edge, through: ids }): Line => {
    const points = ids.map((id, index) => endOf(id, index === ids.length - 1 ? 'in' : 'out'));
    const [from, to] = [points.at(-2) as Point, points.at(-1) as Point];
    const at = right
      ? { x: to.x - 10, y: to.y + (to.y > from.y ? 17 : -9) }
      : { x: (from.x + to.x) / 2 + (to.x < from.x ? -12 : 12), y: (from.y + to.y) / 2 + 4 };
    const anchor = right || to.x < from.x ? ('end' as const) : ('start' as const);
    const label = edge.label && { ...at, text: edge.label, anchor };
    return { edge, path: through(points, right), extent: points, ...(label && { label }) };
  });
  for (const edge of loops) lines.push(loop(edge, center(edge.from), side));
  const widest = Math.max(...layers.map((layer) => layer.length));
  const edgeOfAll = ((widest - 1) * across) / 2 + (right ? box.height : box.width) / 2;
  backwards.forEach((edge, index) => {
    const outside = edgeOfAll + 22 + index * gap.outside;
    lines.push(back(edge, center(edge.from), center(edge.to), outside, side));
  });
  return { boxes: drawn, lines, ...frame(drawn, lines) };
}

const span = ({ x, text, anchor }: Label): [left: number, right: number] => {
  const width = text.length * letter;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return [left, left + width];
};

/** The smallest frame around everything that is drawn. */
function frame(boxes: readonly Box[], lines: readonly Line[]) {
  const labels = [...lines, ...boxes].flatMap(({ label }) => (label ? [label] : []));
  const points = lines.flatMap(({ extent }) => extent);
  const xs = [...boxes.flatMap(({ x, width }) => [x - 6, x + width + 8]), ...labels.flatMap(span)];
  const ys = [...boxes.flatMap(({ y, height }) => [y - 9, y + height + 6]), ...labels.map(({ y }) => y - 12)];
  const [left, top] = [
    Math.min(...xs, ...points.map(({ x }) => x)),
    Math.min(...ys, ...points.map(({ y }) => y)),
  ];
  const right = Math.max(...xs, ...points.map(({ x }) => x));
  const bottom = Math.max(...ys, ...points.map(({ y }) => y));
  const { margin } = gap;
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}
