import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const { everything, looking, nothing } = grants;

const releasing: Grant = { ...everything, commands: ['release'] };

/** Alerts are made by signals alone; people read them, and may let through what is held. */
export const alertRights: Rights = {
  requester: nothing,
  agent: releasing,
  manager: releasing,
  admin: releasing,
};

const ruling: Grant = {
  ...everything,
  commands: ['create', 'change', 'move', 'pause', 'resume', 'remove', 'try'],
};

/** Rules decide who is paged for what: agents see and try them, managers and administrators make them. */
export const alertRuleRights: Rights = {
  requester: nothing,
  agent: { ...everything, commands: ['try'] },
  manager: ruling,
  admin: ruling,
};

const maintaining: Grant = { ...everything, commands: ['create', 'change', 'extend', 'end'] };

/** Whoever works on something knows best when its alarms are to be expected. */
export const maintenanceWindowRights: Rights = {
  requester: nothing,
  agent: maintaining,
  manager: maintaining,
  admin: maintaining,
};

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

const looksAfter: Grant = {
  ...everything,
  commands: ['create', 'change', 'enable', 'disable', 'rotate', 'test', 'read-keys'],
};

/** Who may read a key may send signals, so agents see integrations without theirs. */
export const integrationRights: Rights = {
  requester: nothing,
  agent: looking,
  manager: looksAfter,
  admin: looksAfter,
};

const pausing: Grant = { ...everything, commands: ['pause', 'resume'] };
const watching: Grant = {
  ...everything,
  commands: ['create', 'change', 'pause', 'resume', 'rotate', 'read-keys'],
};

/** Whoever repairs something may pause its monitor. */
export const heartbeatRights: Rights = {
  requester: nothing,
  agent: pausing,
  manager: watching,
  admin: watching,
};

/** Told by sources alone. */
export const changeMarkerRights: Rights = {
  requester: nothing,
  agent: looking,
  manager: looking,
  admin: looking,
};
export const sidelineRights: Rights = changeMarkerRights;
