import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const working: Grant = {
  ...grants.everything,
  commands: ['create', 'end', 'correct', 'post-update'],
};
const managing: Grant = { ...grants.everything, commands: [...working.commands, 'cancel'] };

/** Who works at the desk says what was down and puts it right, each time with a reason; that it never was is for managers to say. */
export const outageRights: Rights = {
  requester: grants.nothing,
  agent: working,
  manager: managing,
  admin: managing,
};

const promising: Grant = { ...grants.everything, commands: ['create', 'change', 'retire', 'restore'] };

/** What is promised is for managers to say. */
export const commitmentRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: promising,
  admin: promising,
};

/** Figures are for those who do the work behind them. */
export const availabilityRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};

/** How a status page is made up, and whether everybody may see it, is for managers to say. */
export const statusPageRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: promising,
  admin: promising,
};

/** Whoever is signed in reads how it stands. */
export const statusRights: Rights = {
  requester: grants.looking,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
