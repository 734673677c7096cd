import { counted } from '../../words.ts';

/** Minutes as people say them: `15 min`, `4 hours`, `3 days`. */
export function spanOf(minutes: number): string {
  if (minutes && minutes % 1_440 === 0) return counted(minutes / 1_440, 'day');
  if (minutes && minutes % 60 === 0) return counted(minutes / 60, 'hour');
  if (minutes > 60) return `${Math.floor(minutes / 60)} h ${Math.round(minutes % 60)} min`;
  return `${minutes} min`;
}

/** What an objective says, in one line. */
export const objectiveWords = (one: { rto: number; rpo: number; tier: number } | undefined): string =>
  one
    ? `Tier ${one.tier}: back within ${spanOf(one.rto)}, at most ${spanOf(one.rpo)} lost`
    : 'Nothing is agreed on';

/** In which way something is worse than it has to be. */
export const gapWords: Readonly<Record<string, string>> = {
  rto: 'recovers too slowly',
  rpo: 'may lose too much',
  tier: 'is set up for a lower tier',
  chain: 'is back too late, because it waits for what it needs',
  unknown: 'nobody knows how fast it recovers',
  unanalysed: 'is a service without an analysis',
};

export const sortWords: Readonly<Record<string, string>> = {
  plan: 'Plan followed',
  walkthrough: 'Walkthrough',
  restore: 'Restore',
  experiment: 'Experiment of AWS FIS',
};
