import { veil } from '../kernel/rights.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { commands } from './commands.ts';
import type { familyContract } from './contract/family.ts';
import type { Incident } from './incident.ts';
import { listChildren } from './lists.ts';
import { incidentRights } from './rights.ts';
import { carryOut, maySee, visible } from './visible.ts';

/** Parents, children, and what was merged. */
export const serveFamily: Handlers<typeof familyContract> = {
  listIncidentChildren: async (call) => {
    const { id } = await visible(call);
    const { items, after } = await listChildren(id, call.query.limit, await placeOf(call));
    const shown = items.filter((item) => maySee(item as Incident, call));
    return pageOf(
      call,
      shown.map((item) => veil(incidentRights, call.actor, item)),
      after,
    );
  },
  addIncidentChild: (call) => {
    const { child: id } = call.ask;
    return carryOut(commands['set-parent'], { ...call, id, ask: { parent: call.id } });
  },
  setIncidentParent: (call) => carryOut(commands['set-parent'], call),
  mergeIncident: (call) => carryOut(commands.merge, call),
  unmergeIncident: (call) => carryOut(commands.unmerge, call),
};
