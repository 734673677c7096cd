import type { Tally } from '../record/tally.ts';
import { type Alert, goesOn } from './alert.ts';

/** What is counted of a team's alerts, as the list asks for them: what goes on, and what of it is held or flaps. */
export const alertCounts = ['firing', 'held', 'flapping'] as const;

/** Where an alert counts: with its team, while it goes on. */
export function alertTally(alert: Alert): Tally {
  if (!goesOn(alert)) return {};
  const as = ['firing', ...(alert.held ? ['held'] : []), ...(alert.flapping ? ['flapping'] : [])];
  return { [`team#${alert.team}`]: as };
}
