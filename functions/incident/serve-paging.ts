import { demandTargets } from '../on-call/read.ts';
import type { Handlers } from '../runtime/api.ts';
import type { pagingContract } from './contract/paging.ts';
import { askPage } from './paging.ts';
import { command } from './visible.ts';

/** Whom people page for an incident. */
export const servePaging: Handlers<typeof pagingContract> = {
  pageForIncident: async (call) => {
    await demandTargets(call.ask.targets, '/targets');
    return command(call, (before) => askPage(before, call.ask.targets, call.actor, call.at));
  },
};
