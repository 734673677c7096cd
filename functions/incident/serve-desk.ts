import { veil } from '../kernel/rights.ts';
import { alertCountsOf, openAlerts } from '../monitoring/read.ts';
import { pagingNow } from '../on-call/read.ts';
import { teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import type { deskContract } from './contract/desk.ts';
import { listIncidents } from './lists.ts';
import { incidentRights } from './rights.ts';
import { incidentTallies } from './tallies.ts';

const limit = 100;

/** The live desk, from the open indexes alone. */
export const serveDesk: Handlers<typeof deskContract> = {
  readDesk: async ({ actor }) => {
    const teams = await teamIds();
    const [incidents, alerts, escalations, ours, firing] = await Promise.all([
      listIncidents({ limit }, actor),
      openAlerts(teams, limit),
      pagingNow(teams, limit),
      incidentTallies.ofTeams(teams),
      alertCountsOf(teams),
    ]);
    const more = [...(incidents.after ? ['incidents'] : []), ...(alerts.after ? ['alerts'] : [])];
    const body = {
      incidents: incidents.items.map((item) => veil(incidentRights, actor, item)),
      alerts: alerts.rows,
      escalations: escalations.map(publicly),
      more,
      counts: { incidents: ours.all, alerts: firing.all },
    };
    return { status: 200, body };
  },
};
