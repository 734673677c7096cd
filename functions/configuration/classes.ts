import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import type { ClassTree } from './ci-class.ts';
import { baseTree } from './ci-class-tree.ts';
import { ciClasses } from './keep.ts';

/** The tree as it is now: ours, and over it what administrators have changed and added. */
export async function classTree(): Promise<ClassTree> {
  const stored = await collection(ciClasses);
  return new Map([...baseTree, ...stored.map((one) => [one.id, one] as const)]);
}

/** The tree, at most ten seconds old: a storm of items reads it once. */
export const recentTree: () => Promise<ClassTree> = /* @__PURE__ */ cached(classTree, 10_000);
