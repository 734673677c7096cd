import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const own: Grant = { ...grants.looking, read: 'own' };

/** Who was told what. Requesters are not paged, and would see what was sent to themselves alone. */
export const notificationRights: Rights = {
  requester: own,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
