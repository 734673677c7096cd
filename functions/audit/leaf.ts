import * as z from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What an anchor commits to of one event row: whose it is, which version it made, and the row's hash. */
export const Leaf = z.object({ pk: z.string(), version: z.int(), hash: digest });
export type Leaf = z.infer<typeof Leaf>;

/** The bytes of a leaf, as text: a line for each field, in this order. */
export const leafText = ({ pk, version, hash }: Leaf): string => `${pk}\n${version}\n${hash}`;

const before = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The leaves of a tree: each once, by record and version. A row that was noted with two hashes is there twice, which is a finding. */
export function inOrder(leaves: readonly Leaf[]): Leaf[] {
  const once = new Map(leaves.map((leaf) => [leafText(leaf), leaf]));
  return [...once.values()].sort(
    (a, b) => before(a.pk, b.pk) || a.version - b.version || before(a.hash, b.hash),
  );
}
