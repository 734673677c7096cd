import { grants, type Rights } from '../kernel/rights.ts';

const judging = { ...grants.everything, commands: ['release', 'discard', 'bulk', 'read-source'] };

/** Mail is read and judged by those who work here: it may be from anybody, about anything. */
export const mailRights: Rights = {
  requester: grants.nothing,
  agent: judging,
  manager: judging,
  admin: judging,
};

/** What mail to an address becomes is for administrators to say. */
export const mailAddressRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: { ...grants.everything, commands: ['create', 'change', 'retire'] },
};
