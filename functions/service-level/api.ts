import { api } from '../runtime/api.ts';
import { serviceLevelsContract } from './contract.ts';
import { serveAgreements } from './serve-agreements.ts';
import { serveCalendars } from './serve-calendars.ts';
import { serveLevels } from './serve-levels.ts';

export const handler = api('service-level', serviceLevelsContract, {
  ...serveAgreements,
  ...serveCalendars,
  ...serveLevels,
});
