import * as z from 'zod';
import { Problem } from '../problem.ts';
import { problemRights as rights } from '../rights.ts';

/** A problem on the wire, with the steps that its lifecycle allows now. */
export const ProblemView = Problem.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'ProblemView' });

/** A row of a list: what a queue shows. */
export const ProblemRow = ProblemView.partial().required({
  id: true,
  kind: true,
  version: true,
  title: true,
  state: true,
});

export const one = '/v1/problems/{id}';

/** What every command on a problem shares. */
export const command = { method: 'POST', rights, answer: ProblemView } as const;
/** What every look at problems shares. */
export const look = { method: 'GET', rights } as const;
