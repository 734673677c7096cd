import { grants, type Rights } from '../kernel/rights.ts';

const commands = ['create', 'change', 'retire', 'restore'];

/** Everybody may look services up; agents keep how alarms find them, managers and administrators the rest. */
export const serviceRights: Rights = {
  requester: { ...grants.looking, hidden: ['match'] },
  agent: { ...grants.looking, commands: ['change'], fields: ['match'] },
  manager: { ...grants.everything, commands },
  admin: { ...grants.everything, commands },
};
