import type { Incident } from '../../model.ts';

/** What every dialog about an incident is given. */
export type DialogProps = { incident: Incident; onClose: () => void };
