import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const keeping: Grant = {
  ...grants.everything,
  commands: ['create', 'change', 'override', 'remove-override'],
};

/** Agents swap shifts by overrides; who takes turns at all is for managers and administrators. */
export const scheduleRights: Rights = {
  requester: grants.nothing,
  agent: {
    ...grants.looking,
    commands: ['override', 'remove-override'],
    fields: ['person', 'from', 'to', 'override'],
  },
  manager: keeping,
  admin: keeping,
};

const ruling: Grant = { ...grants.everything, commands: ['create', 'change'] };

/** Whoever may be paged may know by which policy. */
export const policyRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: ruling,
  admin: ruling,
};

/** Nobody commands an escalation: it stops when somebody takes its incident. */
export const escalationRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
