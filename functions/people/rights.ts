import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const commands = ['create', 'invite', 'change', 'deactivate', 'reactivate', 'hand-over', 'read-leaving'];
// Webhook addresses are as good as passwords.
const hidden = ['contacts', 'codes', 'identities'];
const directory: Grant = { ...grants.looking, hidden };

/** What people may do to other people's data. Requesters see themselves alone. */
export const personRights: Rights = {
  requester: { ...directory, read: 'own' },
  agent: directory,
  // Managers move people between teams and make agents; who is above them is an administrator's to say.
  manager: {
    ...directory,
    commands: ['change', 'hand-over', 'read-leaving'],
    fields: ['roles', 'teams', 'to'],
  },
  admin: { ...grants.everything, commands },
};

/** Everybody may know what the others are called, to name whom something is for. */
export const nameRights: Rights = {
  requester: grants.looking,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};

const own: Grant = {
  read: 'own',
  commands: ['change'],
  fields: ['contacts', 'timeZone', 'language'],
  hidden: [],
};

/** What people may do to their own data. */
export const selfRights: Rights = {
  requester: own,
  agent: own,
  manager: { ...own, fields: [...own.fields, 'roles', 'teams'] },
  admin: { ...grants.everything, commands },
};

const adding: Grant = {
  ...grants.everything,
  read: 'own',
  commands: ['add', 'send-code', 'verify', 'remove'],
};

/** What people may do to the ways in which they are reached; an administrator's word stands for a code. */
export const contactRights: Rights = {
  requester: adding,
  agent: adding,
  manager: adding,
  admin: adding,
};

/** Which group gives which roles: read by those who answer for people, changed by administrators. */
export const mappingRights: Rights = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.looking,
  admin: { ...grants.everything, commands: ['create', 'change', 'remove'] },
};

/** Who gave whom which right, and when. */
export const rightsChangeRights: Rights = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.looking,
  admin: grants.looking,
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
