import * as z from 'zod';
import { slug } from '../kernel/text.ts';

/** Who answers for a request: a person, nobody, or another team. */
export const Assign = z
  .strictObject({ assignee: slug.nullable(), team: slug })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name an assignee or a team');
