import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** What people who work on problems do to them. */
const working = [
  ...['create', 'change', 'bulk', 'comment', 'note', 'attach', 'remove-attachment'],
  ...['assess', 'analyze', 'fix', 'resolve', 'accept-risk', 'mark-duplicate', 'cancel', 'close', 'reanalyze'],
  ...['find-cause', 'write-workaround', 'publish-workaround', 'declare-known-error', 'retract-known-error'],
  ...['review', 'link', 'unlink', 'watch', 'unwatch'],
  ...['add-task', 'complete-task', 'skip-task', 'reopen-task'],
];

/** Who may do what to problems: requesters know none. What was closed comes back only through managers. */
export const problemRights: Rights = {
  requester: grants.nothing,
  agent: { read: 'all', commands: working, fields: ['*'], hidden: [] },
  manager: { ...grants.everything, commands: ['*', 'reopen'] },
  admin: grants.everything,
};

const judging: Grant = { ...grants.everything, commands: ['accept', 'dismiss'] };

/** What the desk found by itself is judged by those who work on problems. */
export const candidateRights: Rights = {
  requester: grants.nothing,
  agent: judging,
  manager: judging,
  admin: judging,
};

const ruling: Grant = { ...grants.everything, commands: ['create', 'change', 'retire', 'restore'] };

/** What counts as a recurrence is decided by managers and administrators. */
export const problemRuleRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: ruling,
  admin: ruling,
};
