import { problemWay } from '../../../functions/problem/lifecycle.ts';
import { Way } from '../../record/way.tsx';
import type { Problem } from './types.ts';

/** The way of a problem through its lifecycle; of one that was canceled nothing is ahead. */
export function ProblemWay({ problem }: { problem: Problem }) {
  const { state, openedAt, resolvedAt, closedAt } = problem;
  if (state === 'canceled') return null;
  const stamps = { new: openedAt, resolved: resolvedAt, closed: closedAt };
  return <Way order={problemWay} state={state} stamps={stamps} />;
}
