import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const own: Grant = { read: 'own', commands: ['create'], fields: [], hidden: [] };

/** Everybody may have what there is about themselves; administrators, on a person's demand, what there is about them. */
export const exportRights: Rights = {
  requester: own,
  agent: own,
  manager: own,
  admin: { ...grants.everything, commands: ['create'] },
};

/** To erase somebody, or to hold their data, is for those who answer for the desk. */
export const erasureRights: Rights = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.nothing,
  admin: { ...grants.everything, commands: ['create', 'retry', 'lift'] },
};
