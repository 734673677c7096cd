import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useItems } from '../../live/use-live.ts';
import type { Similar } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import { listed } from '../../words.ts';

/** Incidents like this one: what may be the same, and what solved it last time. */
export function SimilarPanel({ path, title = 'Similar incidents' }: { path: string | null; title?: string }) {
  const { items } = useItems<Similar>(path, { pace: 'slow', keep: true });
  if (!items.length) return null;
  return (
    <Panel title={title} count={items.length} flush>
      <ul className="linked ties">
        {items.map(({ id, title: words, state, because, resolution }) => (
          <li key={id}>
            <RecordId id={id} /> {words} <StateBadge state={state} />
            <p className="reason">{listed(because)}</p>
            {resolution && <p className="reason">What solved it: {resolution}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
