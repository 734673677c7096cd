import type { Actor } from '../kernel/actor.ts';
import { type Incident, incidentWords } from './incident.ts';

/** What every event of an incident says: what happened, who did it and when. */
export const deed = (type: string, { id }: Actor, at: string) => ({
  type,
  by: id,
  at,
  freeText: incidentWords,
});

/** The mark that it is paged for goes with whoever takes it; that nobody answered stays said. */
export const noLongerPaged = ({ escalation }: Incident) =>
  escalation === 'paging' ? { escalation: 'stopped' as const } : {};

/**
 * The mark that its children have something to follow. Ordinary incidents have none, and nobody hears of it.
 *
 * @param reopens whether children that were resolved with it open again; as it was, when not given
 */
export const forChildren = (
  { children = 0, version, family }: Incident,
  reopens: boolean | undefined = family?.reopens,
) => (children > 0 ? { family: { version: version + 1, ...(reopens && { reopens }) } } : {});
