import { Refusal } from '../kernel/refusal.ts';
import type { Handlers } from '../runtime/api.ts';
import type { impactContract } from './contract/impact.ts';
import { readImpact } from './impact-reading.ts';
import { cis } from './keep.ts';

/** Impact, both ways. */
export const serveImpact: Handlers<typeof impactContract> = {
  readCiImpact: async (call) => {
    const { direction, with: others, distance, limit } = call.query;
    const roots = [...new Set([call.id, ...(others?.split(',') ?? [])])];
    const known = new Set((await cis.all(roots)).map(({ id }) => id));
    const unknown = roots.find((id) => !known.has(id));
    if (unknown !== undefined)
      throw new Refusal('not-found', `There is no configuration item ${unknown.slice(0, 40)}.`);
    return { status: 200, body: await readImpact(roots, direction, { distance, items: limit }) };
  },
};
