import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const ruling: Grant = {
  ...grants.everything,
  commands: ['create', 'change', 'retire', 'reinstate', 'try', 'import-holidays'],
};
const trying: Grant = { ...grants.looking, commands: ['try'], fields: ['*'] };

/** Whoever works at the desk sees what is agreed, and may try what it would come to; managers agree on it. */
export const agreementRights: Rights = {
  requester: grants.nothing,
  agent: trying,
  manager: ruling,
  admin: ruling,
};

export const serviceCalendarRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: ruling,
  admin: ruling,
};

const mending: Grant = { ...grants.looking, commands: ['recompute'], fields: ['*'] };

/** Who asked sees what was promised to them, and not what holds behind it. */
export const serviceLevelRights: Rights = {
  requester: { ...grants.looking, read: 'own' },
  agent: mending,
  manager: mending,
  admin: mending,
};

export const attainmentRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
