import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { Problem } from './types.ts';

/** Problems of an item or a service that people work on, and known errors that they live with. */
export function ProblemsAbout({ what, id }: { what: 'ci' | 'service'; id: string }) {
  const path = useMay()('problem', 'note') ? `/problems?${what}=${encodeURIComponent(id)}&limit=10` : null;
  const { items } = useItems<Problem>(path, { pace: 'slow', keep: true });
  if (!items.length) return null;
  return (
    <Panel title="Problems" count={items.length} flush>
      <ul className="linked ties">
        {items.map(({ id: problem, title, state, knownError }) => (
          <li key={problem}>
            <RecordId id={problem} /> {title} <StateBadge state={knownError ? 'known-error' : state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
