import type { Handlers } from '../runtime/api.ts';
import { pageOf } from '../runtime/call.ts';
import type { similarContract } from './contract/many.ts';
import { findSimilar, knownOf } from './finding.ts';
import { visible } from './visible.ts';

/** Has this happened before? */
export const serveSimilar: Handlers<typeof similarContract> = {
  findSimilarIncidents: async (call) => pageOf(call, await findSimilar(call.query, call)),
  listSimilarIncidents: async (call) => pageOf(call, await findSimilar(knownOf(await visible(call)), call)),
};
