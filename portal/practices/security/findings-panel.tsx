import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useItems } from '../../live/use-live.ts';
import { WordBadge } from './badges.tsx';
import type { Finding, Incident } from './types.ts';

/** The findings that it is about. */
export function FindingsPanel({ incident: { id, findings } }: { incident: Incident }) {
  const { items } = useItems<Finding>(findings.length ? `/security-incidents/${id}/findings` : null);
  if (!items.length) return null;
  return (
    <Panel title="Findings" count={items.length}>
      <ul className="tasks">
        {items.map((finding) => (
          <li key={finding.id}>
            <span>
              <a href={`/security-findings/${finding.id}`}>{finding.title}</a>{' '}
              <WordBadge word={finding.severity} /> <StateBadge state={finding.state} />
              <span className="soft">
                {' '}
                · told {finding.count} times by {Object.keys(finding.heard).join(', ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
