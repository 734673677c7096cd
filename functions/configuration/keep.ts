import { records } from '../runtime/records.ts';
import { Service } from './service.ts';

export const services = /* @__PURE__ */ records({
  practice: 'configuration',
  kind: 'service',
  schema: Service,
  keysOf: (service) => ({
    open: { team: 'all', order: service.name.toLowerCase() },
    subject: `team#${service.team}`,
    order: service.id,
  }),
});
