import type { Incident } from './incident.ts';

const waiting = {
  requester: 'We need an answer from you before we can go on.',
  change: 'It waits for a change that is planned.',
  problem: 'We look for the cause. We will come back to you.',
  vendor: 'It waits for one of our suppliers.',
} as const;

/** Where it stands, as its requester would say it. */
export function standing({ state, hold, mergedInto, assignee }: Incident): string {
  if (mergedInto) return 'We work on it together with others of its kind.';
  if (state === 'on-hold') return waiting[hold?.reason ?? 'problem'];
  if (state === 'open')
    return assignee ? 'Somebody will look at it soon.' : 'We have got it. Nobody works on it yet.';
  if (state === 'acknowledged') return 'Somebody works on it.';
  if (state === 'resolved') return 'We think that it is solved. Reopen it if it is not.';
  return 'It is done. Open a follow-up if it comes back.';
}
