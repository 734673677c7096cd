import type { Change } from '../../functions/change/change.ts';
import { noRisk } from '../../functions/change/risk.ts';
import type { Actor } from '../../functions/kernel/actor.ts';

export const dana: Actor = { id: 'dana', kind: 'person', roles: ['agent'], teams: ['platform'] };
export const femi: Actor = { id: 'femi', kind: 'person', roles: ['manager'], teams: ['platform'] };
export const noon = '2026-11-23T11:00:00.000Z';

/** A draft of a change as it could be. */
export const draft: Change = {
  id: 'CHG-1001',
  kind: 'change',
  version: 1,
  title: 'Another index',
  type: 'normal',
  state: 'draft',
  team: 'platform',
  requester: 'dana',
  cis: ['CI-1001'],
  services: ['search'],
  plans: { implementation: 'Build it', backout: 'Drop it', test: 'Search' },
  answers: { experience: 'often', testing: 'alike', 'way-back': 'at-once', notice: 'nobody', hands: 'one' },
  risk: noRisk,
  round: 0,
  plannedFrom: '2026-11-24T11:00:00.000Z',
  plannedTo: '2026-11-24T13:00:00.000Z',
  openedAt: noon,
};
