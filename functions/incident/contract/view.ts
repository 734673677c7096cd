import * as z from 'zod';
import { Incident } from '../incident.ts';
import { incidentRights as rights } from '../rights.ts';

/** An incident on the wire, with the steps that its lifecycle allows now. */
export const IncidentView = Incident.omit({ chain: true })
  .extend({
    steps: z.array(z.string()).optional(),
    /** What the people in it are called, by id, for its requester, who cannot look them up. */
    names: z.record(z.string(), z.string()).optional(),
    /** Where it stands in plain words, for its requester. */
    standing: z.string().optional(),
  })
  .meta({ id: 'IncidentView' });

/** A row of a list: what a queue shows. */
export const IncidentRow = IncidentView.partial().required({
  id: true,
  kind: true,
  version: true,
  title: true,
  state: true,
});

export const one = '/v1/incidents/{id}';

/** What every command on an incident shares. */
export const command = { method: 'POST', rights, answer: IncidentView } as const;
/** What every look at incidents shares. */
export const look = { method: 'GET', rights } as const;
