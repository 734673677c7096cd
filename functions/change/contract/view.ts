import * as z from 'zod';
import { Change } from '../change.ts';
import { changeRights as rights } from '../rights.ts';

/** A change on the wire, with the steps that its lifecycle allows now, and what it lacks while it is a draft. */
export const ChangeView = Change.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional(), missing: z.array(z.string()).optional() })
  .meta({ id: 'ChangeView' });

/** A row of a list: what a queue shows. */
export const ChangeRow = ChangeView.partial().required({
  id: true,
  kind: true,
  version: true,
  title: true,
  state: true,
  type: true,
});

export const one = '/v1/changes/{id}';

/** What every command on a change shares. */
export const command = { method: 'POST', rights, answer: ChangeView } as const;
/** What every look at changes shares. */
export const look = { method: 'GET', rights } as const;
