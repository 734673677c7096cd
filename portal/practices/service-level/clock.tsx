import type { Reading } from './types.ts';

/** Met and quiet, running, soon due, or missed: how a clock is shown. */
export function toneOf({ state, missedAt, percent }: Reading): 'good' | 'busy' | 'near' | 'bad' | 'quiet' {
  if (state === 'dropped') return 'quiet';
  if (missedAt) return 'bad';
  if (state === 'met') return 'good';
  if (state === 'paused') return 'quiet';
  return percent >= 75 ? 'near' : 'busy';
}

/** One clock: what it is about, how much of its time is used, and what it says of itself. */
export function LevelClock({ clock }: { clock: Reading }) {
  const { name, percent, words } = clock;
  const tone = toneOf(clock);
  return (
    <div className={`level-clock level-${tone}`}>
      <p className="line">
        <strong>{name}</strong> <span className="soft">{percent}%</span>
      </p>
      <progress max={100} value={Math.min(100, percent)} aria-label={`${name}: time used`} />
      <p>{words}</p>
    </div>
  );
}
