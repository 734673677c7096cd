import type { Incident } from '../../functions/incident/incident.ts';
import type { Actor } from '../../functions/kernel/actor.ts';

export const nine = '2026-11-22T09:00:00.000Z';
export const ten = '2026-11-22T10:00:00.000Z';
export const dana: Actor = {
  id: 'dana',
  kind: 'person',
  roles: ['agent'],
  teams: ['platform'],
  name: 'Dana',
};

/** An incident in some state, at version 3. */
export const incident = (state: Incident['state'] = 'open', more: Partial<Incident> = {}): Incident => ({
  id: 'INC-1007',
  kind: 'incident',
  title: 'Checkout is slow',
  state,
  impact: 'high',
  urgency: 'medium',
  priority: 2,
  service: 'checkout',
  team: 'platform',
  source: 'alarm',
  run: 1,
  reopenCount: 0,
  openedAt: nine,
  version: 3,
  chain: 'abc',
  ...more,
});
