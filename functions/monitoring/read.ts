import { alerts } from './keep.ts';

export type { Alert } from './alert.ts';

/** The alert as it is now; undefined when there is none. */
export const findAlert = (id: string) => alerts.find(id);
