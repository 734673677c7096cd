import { StateBadge } from '../../components/state.tsx';
import type { HandledAlert } from './types.ts';
import { holds } from './words.ts';

/** The state of an alert, and what keeps it from an incident. */
export function AlertBadges({ alert: { state, held, flapping } }: { alert: HandledAlert }) {
  return (
    <>
      <StateBadge state={flapping ? 'flapping' : state} />
      {held && <span className="soft">{holds[held.reason] ?? held.reason}</span>}
    </>
  );
}
