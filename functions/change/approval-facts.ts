import type { Change } from './change.ts';
import { contentOf } from './content.ts';

/** What the conditions of policies and agendas may ask of a change. */
export const factsOf = (change: Change) => ({
  ...contentOf(change),
  id: change.id,
  state: change.state,
  team: change.team,
  assignee: change.assignee,
  risk: change.risk,
});
