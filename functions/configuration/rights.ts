import { grants, type Rights } from '../kernel/rights.ts';

const commands = ['create', 'change', 'retire', 'restore'];

/** Everybody may look services up; agents keep how alarms find them, managers and administrators the rest. */
export const serviceRights: Rights = {
  requester: { ...grants.looking, hidden: ['match'] },
  agent: { ...grants.looking, commands: ['change'], fields: ['match'] },
  manager: { ...grants.everything, commands },
  admin: { ...grants.everything, commands },
};

const steps = ['deploy', 'maintain', 'resume', 'retire', 'restore'];

/** Agents keep configuration items and relations; who only asks for help may look them up. */
export const ciRights: Rights = {
  requester: { ...grants.looking, hidden: ['said'] },
  agent: { ...grants.everything, commands: ['create', 'change', ...steps] },
  manager: { ...grants.everything, commands: ['create', 'change', ...steps] },
  admin: { ...grants.everything, commands: ['create', 'change', ...steps] },
};

const relating = { ...grants.everything, commands: ['create', 'change', 'remove'] };

export const relationRights: Rights = {
  requester: grants.looking,
  agent: relating,
  manager: relating,
  admin: relating,
};

/** A class says whom to believe and what is the same thing: for administrators alone. */
export const ciClassRights: Rights = {
  requester: grants.looking,
  agent: grants.looking,
  manager: grants.looking,
  admin: { ...grants.everything, commands: ['create', 'change'] },
};

const judging = { ...grants.everything, commands: ['release', 'discard'] };

/** What came in raw may hold what only those who look after the desk should see. */
export const quarantinedItemRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: judging,
  admin: judging,
};

const remedying = { ...grants.everything, commands: ['accept', 'reopen'] };

export const remediationRights: Rights = {
  requester: grants.nothing,
  agent: remedying,
  manager: remedying,
  admin: remedying,
};

const taking = { ...grants.everything, commands: ['create'] };

export const baselineRights: Rights = {
  requester: grants.nothing,
  agent: taking,
  manager: taking,
  admin: taking,
};

const importing = {
  ...grants.everything,
  commands: ['create', 'change', 'check', 'run', 'stop', 'resume', 'attach', 'remove-attachment'],
};

/** A file changes many items at once: that is for managers and administrators. */
export const importRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: importing,
  admin: importing,
};
