import * as z from 'zod';
import { requestRights as rights } from '../rights.ts';
import { ServiceRequest } from '../service-request.ts';

/** A request on the wire, with the steps that the caller can take now, and where it stands in plain words. */
export const RequestView = ServiceRequest.omit({ chain: true })
  .partial({ run: true, progress: true })
  .extend({
    steps: z.array(z.string()).optional(),
    standing: z.string().optional(),
    /** What the people are called whom it names, by id. */
    names: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'RequestView' });

/** A row of a list. */
export const RequestRow = RequestView.partial().required({
  id: true,
  kind: true,
  version: true,
  title: true,
  state: true,
});

export const one = '/v1/requests/{id}';

/** What every command on a request shares. */
export const command = { method: 'POST', rights, answer: RequestView } as const;
/** What every look at requests shares. */
export const look = { method: 'GET', rights } as const;
