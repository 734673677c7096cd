import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** Figures are for those who do the work behind them. */
export const reportRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};

const deciding: Grant = { ...grants.everything, commands: ['create', 'change'] };

/** Whether a team gets a mail every week is for managers to say. */
export const reportSubscriptionRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: deciding,
  admin: deciding,
};
