import type { Edge } from './graph.ts';

export type Point = { x: number; y: number };
export type Label = Point & { text: string; anchor: 'start' | 'middle' | 'end' };
/** A drawn edge. `extent` are points that enclose it, so that the picture can be cut to size. */
export type Line = { edge: Edge; path: string; extent: Point[]; label?: Label };
export type Side = { right: boolean; width: number; height: number };

/** A smooth line through points, leaving and arriving along the direction of reading. */
export function through(points: readonly Point[], right: boolean): string {
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

/** From a state to itself: above the box when reading to the right, beside it when reading down. */
export function loop(edge: Edge, { x, y }: Point, { right, width, height }: Side): Line {
  const text = edge.label ?? '';
  if (right) {
    const top = y - height / 2;
    const path = `M${x + 36} ${top} C${x + 52} ${top - 36} ${x - 52} ${top - 36} ${x - 36} ${top - 1}`;
    return { edge, path, extent: [], label: { x, y: top - 33, text, anchor: 'middle' } };
  }
  const side = x + width / 2;
  const path = `M${side} ${y + 14} C${side + 34} ${y + 26} ${side + 34} ${y - 26} ${side + 1} ${y - 14}`;
  return { edge, path, extent: [], label: { x: side + 31, y: y + 4, text, anchor: 'start' } };
}

/** Back to an earlier layer, around the outside of the picture. */
export function back(
  edge: Edge,
  from: Point,
  to: Point,
  outside: number,
  { right, width, height }: Side,
): Line {
  const path = right
    ? `M${from.x} ${from.y + height / 2} C${from.x} ${outside} ${to.x} ${outside} ${to.x} ${to.y + height / 2}`
    : `M${from.x + width / 2} ${from.y} C${outside} ${from.y} ${outside} ${to.y} ${to.x + width / 2} ${to.y}`;
  const at = right ? { x: (from.x + to.x) / 2, y: outside - 6 } : { x: outside - 4, y: (from.y + to.y) / 2 };
  const label = edge.label && { ...at, text: edge.label, anchor: 'middle' as const };
  return {
    edge,
    path,
    extent: [right ? { x: from.x, y: outside } : { x: outside, y: from.y }],
    ...(label && { label }),
  };
}
