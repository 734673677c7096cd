import { records } from '../runtime/records.ts';
import { Incident, incidentKeys } from './incident.ts';

/** Incidents as they are stored, for those who only look: what saves them is `keep.ts`. */
export const stored = /* @__PURE__ */ records<Incident>({
  practice: 'incident',
  kind: 'incident',
  schema: Incident,
  keysOf: incidentKeys,
});
