import type { Decision } from '../kernel/decision.ts';
import type { Records, Saving } from '../runtime/records.ts';
import { aboutRows } from './about.ts';
import type { Problem } from './problem.ts';
import { stored } from './stored.ts';

/** Whatever a problem is about moves the rows by which it is found. */
async function whole(decision: Decision<Problem>): Promise<Decision<Problem>> {
  const { claims = [], before, after } = decision;
  const there = new Set(claims.map(({ sk }) => sk));
  const rows = aboutRows(before, after).filter(({ sk }) => !there.has(sk));
  return rows.length ? { ...decision, claims: [...claims, ...rows] } : decision;
}

/** Saves a decision with what follows from it. */
const save = async (decision: Decision<Problem>, saving?: Saving): Promise<Problem> =>
  stored.save(await whole(decision), saving);

/** Where problems are kept. */
export const problems: Records<Problem> = { ...stored, save, whole };
