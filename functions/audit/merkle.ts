import { createHash } from 'node:crypto';

type Hash = Buffer;

const digest = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);
const ofLeaf = (leaf: string | Uint8Array): Hash => digest(leafMark, Buffer.from(leaf as string));
const ofNode = (left: Hash, right: Hash): Hash => digest(nodeMark, left, right);

/** The levels of a tree from its leaves to its root: of two neighbours their node, and the odd last one as it is. */
function levels(leaves: readonly (string | Uint8Array)[]): Hash[][] {
  const all = [leaves.map(ofLeaf)];
  for (let level = all[0]!; level.length > 1; level = all.at(-1)!)
    all.push(
      Array.from({ length: Math.ceil(level.length / 2) }, (_, i) =>
        level[2 * i + 1] ? ofNode(level[2 * i]!, level[2 * i + 1]!) : level[2 * i]!,
      ),
    );
  return all;
}

/** The Merkle tree hash of RFC 6962, section 2.1, with SHA-256, in hex. */
export const rootOf = (leaves: readonly (string | Uint8Array)[]): string =>
  (leaves.length ? levels(leaves).at(-1)![0]! : digest()).toString('hex');

/** The audit path of RFC 6962, section 2.1.1: what has to be known beside one leaf to come to the root, from the leaf upwards. */
export function pathOf(leaves: readonly (string | Uint8Array)[], index: number): string[] {
  return levels(leaves)
    .slice(0, -1)
    .flatMap((level, height) => {
      const neighbour = level[(index >> height) ^ 1];
      return neighbour ? [neighbour.toString('hex')] : [];
    });
}

/** Whether a leaf stands at this place of a tree with this many leaves and this root. */
export function isProven(
  leaf: string | Uint8Array,
  { index, size, path, root }: { index: number; size: number; path: readonly string[]; root: string },
): boolean {
  let hash = ofLeaf(leaf);
  let [at, width] = [index, size];
  const rest = [...path];
  for (; width > 1; at >>= 1, width = Math.ceil(width / 2)) {
    const alone = at === width - 1 && width % 2 === 1;
    if (alone) continue;
    const next = rest.shift();
    if (next === undefined) return false;
    const neighbour = Buffer.from(next, 'hex');
    hash = at % 2 ? ofNode(neighbour, hash) : ofNode(hash, neighbour);
  }
  return rest.length === 0 && at === 0 && hash.toString('hex') === root;
}

/** What one anchor hands to the next: it holds all anchors before it, so that none can be taken out or exchanged later. */
export const sealOf = (previous: string, day: string, size: number, root: string): string =>
  digest(Buffer.from(`${previous}\n${day}\n${size}\n${root}`)).toString('hex');
