import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** Agents cover and swap shifts; who takes turns at all is for managers and administrators. */
const sharing = ['override', 'remove-override', 'swap', 'note', 'preview'];
const keeping: Grant = { ...grants.everything, commands: ['create', 'change', ...sharing] };

export const scheduleRights: Rights = {
  requester: grants.nothing,
  agent: { ...grants.looking, commands: sharing, fields: ['*'] },
  manager: keeping,
  admin: keeping,
};

const away: Grant = { ...grants.everything, commands: ['create', 'cancel', 'ask-cover', 'take-cover'] };

/** Everybody who may be on call plans their own time off; another person's is for managers and administrators. */
export const timeOffRights: Rights = {
  requester: grants.nothing,
  agent: away,
  manager: away,
  admin: away,
};

const following: Grant = { ...grants.looking, commands: ['revoke'] };

/** Everybody may revoke the address of their own calendar; a schedule's is for managers and administrators. */
export const feedRights: Rights = {
  requester: grants.nothing,
  agent: following,
  manager: following,
  admin: following,
};

const ruling: Grant = { ...grants.everything, commands: ['create', 'change'] };

/** Whoever may be paged may know by which policy. */
export const policyRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: ruling,
  admin: ruling,
};

const answering: Grant = { ...grants.looking, commands: ['escalate', 'hand-over', 'join'], fields: ['*'] };

/** Nobody stops an escalation but by taking its incident; whoever may be paged may pass it on. */
export const escalationRights: Rights = {
  requester: grants.nothing,
  agent: answering,
  manager: answering,
  admin: answering,
};
