import type { Actor } from '../../functions/kernel/actor.ts';
import { open } from '../../functions/problem/opening.ts';
import type { Problem } from '../../functions/problem/problem.ts';

export const at = '2026-11-23T11:00:00.000Z';
export const by: Actor = { id: 'dana', kind: 'person', roles: ['agent'], teams: ['platform'] };

/** A problem as somebody raised it, with some of it as a test needs it. */
export const problem = (more: Partial<Problem> = {}): Problem => ({
  ...open(
    {
      title: 'Searches hang',
      impact: 'high',
      urgency: 'medium',
      service: 'search',
      team: 'platform',
      cis: [],
    },
    ['INC-1001'],
    'PRB-1001',
    by,
    at,
  ).after,
  ...more,
});
