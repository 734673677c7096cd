import { grants, type Rights } from '../kernel/rights.ts';

const { everything, looking, nothing } = grants;

/** Alerts are made by signals alone; people read them. */
export const alertRights: Rights = { requester: nothing, agent: looking, manager: looking, admin: looking };

/** Unreadable signals may hold anything, so requesters do not see them. */
export const quarantineRights: Rights = {
  requester: nothing,
  agent: everything,
  manager: everything,
  admin: everything,
};

export const redriveRights: Rights = {
  requester: nothing,
  agent: looking,
  manager: everything,
  admin: everything,
};
