import type { Impact } from '../../../functions/configuration/impact-answer.ts';

type Item = Impact['items'][number];

/** What a box stands for: one item, or all items of a class at one distance. */
export type Box = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly kind: 'root' | 'item' | 'many' | 'service';
  readonly x: number;
  readonly y: number;
};
export type Line = { readonly id: string; readonly path: string };
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
};

export const box = { width: 164, height: 52 };
const gap = { x: 14, y: 46 };
/** A layer with more items than this is summarised by class: a hub with a thousand neighbours is a few boxes. */
const most = 6;
const services = 'services';

const groupOf = (item: Item, crowded: boolean): string =>
  crowded ? `${item.distance} ${item.class ?? ''}` : item.id;

type Draft = Omit<Box, 'x' | 'y'>;

function boxesOf(items: readonly Item[], kindOf: (id?: string) => string): Map<string, Draft> {
  const crowded = items.length > most;
  const groups = Map.groupBy(items, (item) => groupOf(item, crowded));
  const drafts = [...groups].map(([id, [first, ...others]]): [string, Draft] => {
    const kind = kindOf(first?.class) || 'Not described';
    if (others.length)
      return [
        id,
        { id, title: `${others.length + 1} items`, detail: kind, href: '#impact-items', kind: 'many' },
      ];
    const itself = first?.distance === 0 ? 'root' : 'item';
    const title = first?.title ?? first?.id ?? '';
    return [id, { id, title, detail: `${first?.id}, ${kind}`, href: `/cis/${first?.id}`, kind: itself }];
  });
  return new Map(drafts);
}

/**
 * Lays an impact out in layers, from what was asked for to what it reaches and the services at the end, `across` boxes beside each
 * other at most.
 */
export function impactPicture(impact: Impact, across: number, kindOf: (id?: string) => string): Picture {
  const layers = [...Map.groupBy(impact.items, ({ distance }) => distance)].sort(([a], [b]) => a - b);
  const placeOf = new Map<string, string>();
  const drafts = layers.map(([, items]) => {
    for (const item of items) placeOf.set(item.id, groupOf(item, items.length > most));
    return [...boxesOf(items, kindOf).values()];
  });
  const reached = impact.services.slice(0, most).map(
    ({ id, title, criticality }): Draft => ({
      ...{ id: `${services} ${id}`, title, detail: `Service, ${criticality} criticality` },
      ...{ href: `/services?find=${id}`, kind: 'service' },
    }),
  );
  const boxes: Box[] = [];
  let y = 4;
  for (const layer of [...drafts, reached]) {
    for (let from = 0; from < layer.length; from += across) {
      const row = layer.slice(from, from + across);
      const indent = ((across - row.length) * (box.width + gap.x)) / 2;
      boxes.push(...row.map((one, nth) => ({ ...one, x: 4 + indent + nth * (box.width + gap.x), y })));
      y += box.height + (from + across < layer.length ? 12 : gap.y);
    }
  }
  const at = new Map(boxes.map((one) => [one.id, one]));
  const pairs = [
    ...impact.items.flatMap(({ id, via }) =>
      via.map((from) => [placeOf.get(from), placeOf.get(id)] as const),
    ),
    ...impact.services.flatMap(({ id, because }) =>
      because.map((from) => [placeOf.get(from) ?? `${services} ${from}`, `${services} ${id}`] as const),
    ),
  ];
  const lines = new Map<string, Line>();
  for (const [from, to] of pairs) {
    const [a, b] = [at.get(from ?? ''), at.get(to ?? '')];
    if (!a || !b || a === b) continue;
    const [x1, y1, x2, y2] = [a.x + box.width / 2, a.y + box.height, b.x + box.width / 2, b.y];
    const middle = (y1 + y2) / 2;
    lines.set(`${a.id}>${b.id}`, {
      id: `${a.id}>${b.id}`,
      path: `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`,
    });
  }
  return {
    width: across * (box.width + gap.x) - gap.x + 8,
    height: Math.max(box.height, y - gap.y) + 8,
    boxes,
    lines: [...lines.values()],
  };
}
