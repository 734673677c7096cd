import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProven, pathOf, rootOf } from '../../functions/audit/merkle.ts';

/** The reference vectors of Certificate Transparency (google/certificate-transparency, merkletree tests). */
const leaves = [
  ...['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
].map((hex) => Buffer.from(hex, 'hex'));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree', () => {
  test.each(roots.map((root, size) => [size, root]))(
    'over %i leaves of the reference has its root',
    (size, root) => {
      expect(rootOf(leaves.slice(0, size as number))).toBe(root);
    },
  );

  test('proves each of its leaves, at its place, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 70 }),
        fc.nat(),
        fc.string(),
        (all, n, other) => {
          const index = n % all.length;
          const proof = { index, size: all.length, path: pathOf(all, index), root: rootOf(all) };
          expect(isProven(all[index]!, proof)).toBe(true);
          expect(isProven(`${all[index]}x${other}`, proof)).toBe(false);
          expect(isProven(all[index]!, { ...proof, path: [...proof.path, proof.root] })).toBe(false);
          if (proof.path.length)
            expect(isProven(all[index]!, { ...proof, path: proof.path.slice(1) })).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
