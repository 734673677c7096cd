import { mapPaths } from 'dynalite/db/index.js';
import type { AttributeValue, Item } from './attribute-value.ts';
import type { Path } from './condition.ts';

/** The value at a document path; undefined when the path leads nowhere. */
export function resolve(path: Path, item: Item): AttributeValue | undefined {
  let value: AttributeValue | undefined = item[path[0] as string];
  for (let at = 1; value !== undefined && at < path.length; at++) {
    const step = path[at]!;
    value = typeof step === 'number' ? value.L?.[step] : value.M?.[step];
  }
  return value;
}

/** What a projection leaves of an item: the paths, in the shape of the item. */
export function project(paths: Path[], item: Item): Item {
  if (paths.some((path) => path.length > 1)) return mapPaths(paths, item);
  const projected: Item = {};
  for (const [name] of paths as string[][]) if (item[name!] !== undefined) projected[name!] = item[name!]!;
  return projected;
}
