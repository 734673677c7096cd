import { serviceRights } from './configuration/rights.ts';
import { personRights, selfRights, teamRights } from './people/rights.ts';
import type { RightsTable } from './people/role.ts';

/** The whole rights table of the desk: role × record × field × command. `me` is one's own data. */
export const rightsTable: RightsTable = {
  me: selfRights,
  person: personRights,
  team: teamRights,
  service: serviceRights,
};
