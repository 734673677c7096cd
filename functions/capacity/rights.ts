import { type Grant, grants, type Rights } from '../kernel/rights.ts';

const may = (...commands: string[]): Grant => ({ ...grants.everything, commands });

const agent = ['create', 'change', 'measure', 'retire', 'restore'];
/** What is watched is chosen by those who run it. */
export const metricRights: Rights = {
  requester: grants.nothing,
  agent: may(...agent),
  manager: may(...agent),
  admin: may(...agent),
};

const writing = ['create', 'change', 'review', 'withdraw', 'reopen'];
/** Agents write plans; what is spent is decided by managers. */
export const planRights: Rights = {
  requester: grants.nothing,
  agent: may(...writing),
  manager: may(...writing, 'decide'),
  admin: may(...writing, 'decide'),
};
