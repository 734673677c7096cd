import { records } from '../runtime/records.ts';
import { Incident, incidentKeys } from './incident.ts';

/** Where incidents are kept. */
export const incidents = records<Incident>({
  practice: 'incident',
  kind: 'incident',
  schema: Incident,
  keysOf: incidentKeys,
});
