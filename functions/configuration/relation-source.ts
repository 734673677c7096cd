import type { Relation } from './relation.ts';

/** True while AWS says that a relation is there: such a one goes when the resources are parted, and not by hand. */
export const saidByAws = (said: Relation['said']): boolean =>
  Object.entries(said).some(([source, { yes }]) => yes && source.includes(':'));
