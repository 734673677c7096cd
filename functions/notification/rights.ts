import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const own: Grant = { ...grants.looking, read: 'own' };

const ownSettings: Grant = { ...grants.everything, read: 'own', commands: ['change', 'test'] };

/** How one is told is everybody's own affair; an administrator may look after it for others. */
export const settingsRights: Rights = {
  requester: ownSettings,
  agent: ownSettings,
  manager: ownSettings,
  admin: { ...ownSettings, read: 'all' },
};

const webhookCommands = ['create', 'change', 'pause', 'resume', 'rotate-secret', 'test', 'replay'];

/** What happens here is told to addresses outside by administrators alone: it is everything, and leaves the desk. */
export const webhookRights: Rights = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.nothing,
  admin: { ...grants.everything, commands: webhookCommands },
};

/** Who was told what. Requesters are not paged, and would see what was sent to themselves alone. */
export const notificationRights: Rights = {
  requester: own,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};

/** The words of mails are known to who works here, and written by administrators. */
export const mailTemplateRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: { ...grants.everything, commands: ['change', 'reset', 'preview'] },
};

/** Who operates the desk sees where mail does not arrive, and says when it does again. */
export const suppressedAddressRights: Rights = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.looking,
  admin: { ...grants.everything, commands: ['release'] },
};
