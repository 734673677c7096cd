import type { Escalation } from './escalation.ts';
import { escalations } from './keep.ts';

/** The escalation as it is now; undefined when there is none. */
export const findEscalation = (id: string): Promise<Escalation | undefined> => escalations.find(id);
