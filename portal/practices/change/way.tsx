import { wayOf } from '../../../functions/change/lifecycle.ts';
import { Way } from '../../record/way.tsx';
import type { Change } from './types.ts';

/** The way of a change through the lifecycle of its type; of one that was canceled nothing is ahead. */
export function ChangeWay({ change }: { change: Change }) {
  const { type, state, openedAt, actualFrom, actualTo, closedAt } = change;
  if (state === 'canceled') return null;
  const stamps = { draft: openedAt, implement: actualFrom, review: actualTo, closed: closedAt };
  return <Way order={wayOf(type)} state={state} stamps={stamps} />;
}
