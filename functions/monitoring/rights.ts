import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const { everything, looking, nothing } = grants;

/** Alerts are made by signals alone; people read them. */
export const alertRights: Rights = { requester: nothing, agent: looking, manager: looking, admin: looking };

const sorting: Grant = { ...everything, commands: ['release', 'discard'] };

/** Unreadable signals may hold anything, so requesters do not see them. */
export const quarantineRights: Rights = {
  requester: nothing,
  agent: sorting,
  manager: sorting,
  admin: sorting,
};

const redriving: Grant = { ...everything, commands: ['create'] };

export const redriveRights: Rights = {
  requester: nothing,
  agent: looking,
  manager: redriving,
  admin: redriving,
};
