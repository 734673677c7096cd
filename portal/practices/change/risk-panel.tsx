import { Panel } from '../../components/panel.tsx';
import { counted } from '../../words.ts';
import { RiskBadge } from './risk-badge.tsx';
import type { Risk } from './types.ts';

/** How risky it is, and every reason for it, the weightiest first. */
export function RiskPanel({ risk }: { risk: Risk }) {
  const { level, reasons, reaches, impact } = risk;
  return (
    <Panel title="Risk" actions={<RiskBadge level={level} />}>
      {reasons.length > 0 ? (
        <ul className="reasons">
          {reasons.map(({ text, level: each, from }) => (
            <li key={`${from}${text}`}>
              <RiskBadge level={each} /> {text}
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">Nothing is known yet that speaks for a risk.</p>
      )}
      <p className="soft">
        {counted(reaches.services, 'service')} and {counted(reaches.cis, 'item')} depend on it; if it fails,
        the impact is {impact}.
      </p>
    </Panel>
  );
}
