import type { Ci as KeptCi } from '../../../functions/configuration/ci.ts';
import type { CiClass } from '../../../functions/configuration/ci-class.ts';
import type { Rules } from '../../../functions/configuration/class-rules.ts';
import type { Counts, Import as KeptImport } from '../../../functions/configuration/import.ts';
import type { Relation } from '../../../functions/configuration/relation.ts';

/** As the API answers it: what every source says comes with one item alone. */
export type Ci = Omit<KeptCi, 'said'> &
  Partial<Pick<KeptCi, 'said'>> & { steps?: string[]; missing?: string[] };
export type ClassWithRules = CiClass & { rules?: Rules };
export type Neighbour = Relation & { other: { id: string; title?: string; state?: string; class?: string } };

type Address = { url: string };
export type Import = KeptImport & {
  steps?: string[];
  progress?: { at: number; total: number; counts: Counts };
  results?: { outcomes: Address; errors?: Address };
};
