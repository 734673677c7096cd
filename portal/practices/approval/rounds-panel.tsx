import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useItems } from '../../live/use-live.ts';
import { Steps } from './steps.tsx';
import type { Approval } from './types.ts';

/** The rounds of votes on a change, the latest first: who has decided, and whom it waits for. */
export function RoundsPanel({ change, round }: { change: string; round: number }) {
  const { items } = useItems<Approval>(round ? `/approvals?change=${change}` : null);
  const [latest, ...earlier] = items;
  if (!latest) return null;
  return (
    <Panel title="Approval">
      <p>
        <a href={`/approvals/${latest.id}`}>Round {latest.round}</a> <StateBadge state={latest.state} />
      </p>
      <Steps approval={latest} />
      {earlier.length > 0 && (
        <ul className="plain" aria-label="Earlier rounds">
          {earlier.map(({ id, round: number, state }) => (
            <li key={id}>
              <a href={`/approvals/${id}`}>Round {number}</a> <StateBadge state={state} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
