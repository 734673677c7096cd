import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** Whoever is asked may vote, whatever their role: who that is, the round says. */
const voting: Grant = { read: 'own', commands: ['approve', 'reject'], fields: ['*'], hidden: ['excluded'] };

export const approvalRights: Rights = {
  requester: voting,
  agent: { ...voting, read: 'all', hidden: [] },
  manager: { ...voting, read: 'all', hidden: [] },
  admin: { ...voting, read: 'all', hidden: [] },
};

const ruling: Grant = { ...grants.everything, commands: ['create', 'change', 'try'] };

/** Whoever submits changes may know which policies there are, and try what would apply. */
export const approvalPolicyRights: Rights = {
  requester: grants.nothing,
  agent: { ...grants.looking, commands: ['try'], fields: ['*'] },
  manager: ruling,
  admin: ruling,
};

const handing: Grant = { read: 'own', commands: ['create', 'cancel'], fields: ['*'], hidden: [] };

/** Everybody hands over their own votes; another person's are for managers and administrators. */
export const delegationRights: Rights = {
  requester: handing,
  agent: handing,
  manager: { ...handing, read: 'all' },
  admin: { ...handing, read: 'all' },
};

export const cabRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: { ...grants.everything, commands: ['create', 'change'] },
  admin: { ...grants.everything, commands: ['create', 'change'] },
};

const holding: Grant = { ...grants.looking, commands: ['open', 'attend', 'decide', 'close'], fields: ['*'] };

/** A meeting is run by its chair, or by whoever manages: that, the meeting says. */
export const cabMeetingRights: Rights = {
  requester: grants.nothing,
  agent: holding,
  manager: holding,
  admin: holding,
};
