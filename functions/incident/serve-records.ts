import { defaultService } from '../configuration/read.ts';
import { may, veil } from '../kernel/rights.ts';
import { named } from '../people/read.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { commands } from './commands.ts';
import type { recordContract } from './contract/records.ts';
import { readEscalations } from './executions.ts';
import { assigned, fieldsAtOpening, prepared } from './forms.ts';
import { incidents } from './keep.ts';
import { known } from './known.ts';
import { listIncidents } from './lists.ts';
import { open, reported } from './opening.ts';
import { incidentRights } from './rights.ts';
import { carryOut, shownFields, steps, visible } from './visible.ts';

/** Opening, finding, reading and correcting incidents. */
export const serveRecords: Handlers<typeof recordContract> = {
  listIncidents: async (call) => {
    const { items, after } = await listIncidents(call.query, call.actor, await placeOf(call));
    return pageOf(
      call,
      items.map((item) => veil(incidentRights, call.actor, item)),
      after,
    );
  },
  openIncident: async (call) => {
    const { actor, at } = call;
    const ask = await prepared(call.ask);
    const named = await known(ask);
    const about = named ?? (await defaultService());
    const plain = reported(ask, { service: about.id, team: about.team }, actor);
    const to = ask.team ? {} : await assigned(plain, at);
    const opening = { ...plain, criticality: about.criticality, ...to };
    const fields = await fieldsAtOpening(opening, ask.fields, actor);
    const id = await nextNumber('incident', 'INC');
    const opened = open({ ...opening, ...(fields && { fields }) }, id, actor, at);
    return commit(call, incidents, opened, steps(call));
  },
  getIncident: async (call) => {
    const incident = await visible(call);
    const seen = await shownFields(call, incident);
    return show(call, incident, { ...steps(call)(incident), ...seen });
  },
  changeIncident: (call) => carryOut(commands.change, call),
  readIncidentTimeline: async (call) => {
    const incident = await visible(call);
    const { rows, after } = await eventRows(
      'incident',
      `incident#${incident.id}`,
      call.query.limit,
      await placeOf(call),
    );
    const all = may(incidentRights, call.actor, 'read-notes');
    const entries = rows.filter((row) => all || row.visibility !== 'internal').map(toEntry);
    const shown = entries.map(({ facts: _, changed: { fields: __, ...changed }, ...entry }) => ({
      ...entry,
      changed: veil(incidentRights, call.actor, changed),
    }));
    return pageOf(call, await named(all ? entries : shown), after);
  },
  readIncidentExecution: async (call) => pageOf(call, await readEscalations(await visible(call))),
};
