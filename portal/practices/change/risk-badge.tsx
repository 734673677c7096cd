import type { RiskLevel } from '../../../functions/change/risk.ts';
import { spelled } from '../../words.ts';

const tones: Record<RiskLevel, string> = { low: 'good', medium: 'busy', high: 'bad', 'very-high': 'bad' };

/** How risky a change is, in a word. */
export function RiskBadge({ level }: { level: RiskLevel }) {
  return (
    <span className={`state ${tones[level]}`}>
      <span className="dot" aria-hidden="true" />
      {spelled(level)} risk
    </span>
  );
}
