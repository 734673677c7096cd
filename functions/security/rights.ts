import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** Whatever else somebody is, they know nothing of it: who knows has the role `security`. */
const nobodyElse = {
  requester: grants.nothing,
  agent: grants.nothing,
  manager: grants.nothing,
  admin: grants.nothing,
};

const only = (...commands: string[]): Rights => {
  const security: Grant = { ...grants.everything, commands };
  return { ...nobodyElse, security };
};

export const securityIncidentRights = only(
  ...['create', 'change', 'note', 'attach', 'remove-attachment', 'set-need-to-know'],
  ...['analyze', 'contain', 'eradicate', 'recover', 'begin-review', 'close', 'dismiss', 'reopen', 'review'],
  ...['add-observable', 'judge-observable', 'add-task', 'complete-task', 'skip-task', 'reopen-task'],
  ...['run-playbook', 'approve-step', 'reject-step', 'complete-step', 'skip-step', 'stop-playbook'],
);
export const securityFindingRights = only('open-case');
export const vulnerabilityRights = only(
  ...['create', 'change', 'defer', 'approve-deferral', 'reject-deferral', 'end-deferral'],
  ...['remediate', 'dismiss', 'reopen'],
);
export const fixRights = only();
export const playbookRights = only('create', 'change', 'retire', 'restore');
export const securitySettingsRights = only('change');
export const unreadableRights = only('release', 'discard');
