import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const commands = ['create', 'change', 'deactivate', 'reactivate'];
// Webhook addresses are as good as passwords.
const hidden = ['contacts'];
const directory: Grant = { ...grants.looking, hidden };

/** What people may do to other people's data. Requesters see themselves alone. */
export const personRights: Rights = {
  requester: { ...directory, read: 'own' },
  agent: directory,
  manager: directory,
  admin: { ...grants.everything, commands },
};

const own: Grant = { read: 'own', commands: ['change'], fields: ['contacts', 'timeZone'], hidden: [] };

/** What people may do to their own data. */
export const selfRights: Rights = {
  requester: own,
  agent: own,
  manager: own,
  admin: { ...grants.everything, commands },
};

/** Teams are known to everybody, and made by administrators. */
export const teamRights: Rights = {
  requester: grants.looking,
  agent: grants.looking,
  manager: grants.looking,
  admin: { ...grants.everything, commands: ['create', 'change'] },
};

/** What the roles mean is no secret. */
export const roleRights: Rights = {
  requester: grants.looking,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
