import * as z from 'zod';
import { slug } from '../kernel/text.ts';

/** Who is paged: whoever is on call in a schedule, one person, or everybody of a team. */
export const Target = z.union([
  z.strictObject({ schedule: slug }),
  z.strictObject({ person: slug }),
  z.strictObject({ team: slug }),
]);
export type Target = z.infer<typeof Target>;
