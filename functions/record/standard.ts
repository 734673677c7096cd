import type { Decision, Versioned } from '../kernel/decision.ts';

/** What is kept, and of what the desk brings along whatever was not changed yet. */
export const withStandard = <T extends Versioned>(kept: readonly T[], standard: readonly T[]): T[] => [
  ...kept,
  ...standard.filter(({ id }) => !kept.some((one) => one.id === id)),
];

/**
 * A change of something that the desk brought along: until now no row held it, so this writes the first one, at the version
 * that follows the one that was shown.
 */
export const firstKept = <T extends Versioned>(decision: Decision<T>, kept: T | undefined): Decision<T> =>
  kept ? decision : { ...decision, before: undefined };
