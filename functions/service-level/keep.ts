import { records } from '../runtime/records.ts';
import { Agreement } from './agreement.ts';
import { ServiceCalendar } from './service-calendar.ts';
import { levelKeys, ServiceLevel } from './service-level.ts';

const practice = 'service-level';
const everything = 'all';

export const agreements = /* @__PURE__ */ records<Agreement>({
  practice,
  kind: 'agreement',
  schema: Agreement,
  keysOf: ({ id, name }) => ({ open: { team: everything, order: name.toLowerCase() }, order: id }),
});

export const serviceCalendars = /* @__PURE__ */ records<ServiceCalendar>({
  practice,
  kind: 'service-calendar',
  schema: ServiceCalendar,
  keysOf: ({ id, name }) => ({ open: { team: everything, order: name.toLowerCase() }, order: id }),
});

/** What is agreed about each record, by the record's id. */
export const serviceLevels = /* @__PURE__ */ records<ServiceLevel>({
  practice,
  kind: 'service-level',
  schema: ServiceLevel,
  keysOf: levelKeys,
});
