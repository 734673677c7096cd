import { grants, type Rights } from '../kernel/rights.ts';

/** How much was recorded, and under which digest, is for those who answer for the desk. */
export const anchorRights: Rights = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.nothing,
  admin: grants.looking,
};
