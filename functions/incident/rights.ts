import { grants, type Rights } from '../kernel/rights.ts';

const backOffice = [
  'takenOver',
  'asked',
  'lastAsked',
  'alerts',
  'escalation',
  'clocks',
  'watchers',
  'absorbed',
  'family',
  'followed',
  'because',
  'ci',
  'awsHealth',
  'override',
  'despite',
  'resolvedWith',
  'workarounds',
  'mergedInto',
  'mergedBy',
  'mergedFrom',
  'parent',
  'children',
  'major',
  'criticality',
  'review',
  'reviewing',
];

/** Who may do what to incidents. */
export const incidentRights: Rights = {
  requester: {
    read: 'own',
    commands: ['create', 'comment', 'reopen', 'follow-up', 'attach'],
    fields: [
      'title',
      'description',
      'service',
      'impact',
      'urgency',
      'category',
      'fields',
      'template',
      'answers',
      'text',
      'reason',
      'name',
      'type',
      'size',
      'sha256',
    ],
    hidden: backOffice,
  },
  agent: {
    read: 'all',
    commands: [
      'create',
      'change',
      'acknowledge',
      'assign',
      'resolve',
      'reopen',
      'close',
      'comment',
      'note',
      'read-notes',
      'take',
      'transfer',
      'hold',
      'resume',
      'follow-up',
      'set-parent',
      'merge',
      'unmerge',
      'link',
      'unlink',
      'watch',
      'unwatch',
      'bulk',
      'attach',
      'remove-attachment',
      'page',
      'propose-major',
      'declare-major',
      'assign-role',
      'plan-updates',
      'post-update',
    ],
    fields: ['*'],
    hidden: [],
  },
  manager: { ...grants.everything, commands: ['*', 'override-priority', 'reject-major', 'demote-major'] },
  admin: grants.everything,
};

/** The live desk shows everybody's work: it is for those who do some of it. */
export const deskRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};

/** Stakeholders read what they are told, whatever else they may see of the incident. */
export const stakeholderUpdateRights: Rights = {
  requester: { ...grants.looking, read: 'own' },
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};

const rules = ['create', 'change', 'retire', 'restore'];

/** What makes a major incident is decided by managers and administrators. */
export const majorRuleRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: { ...grants.everything, commands: rules },
  admin: { ...grants.everything, commands: rules },
};

/** Whoever works on incidents reads the duties; managers and administrators write them. */
export const majorRoleRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: { ...grants.everything, commands: ['change'] },
  admin: { ...grants.everything, commands: ['change'] },
};

const reviewing = ['create', 'change', 'publish', 'close', 'revise'];
const acting = ['create', 'change', 'complete', 'drop', 'reopen'];
const working = (commands: readonly string[]) => ({ ...grants.everything, commands });

/** Reviews are written by all who work on incidents. */
export const reviewRights: Rights = {
  requester: grants.nothing,
  agent: working(reviewing),
  manager: working(reviewing),
  admin: working(reviewing),
};

/** And so are the actions that come of them. */
export const reviewActionRights: Rights = {
  requester: grants.nothing,
  agent: working(acting),
  manager: working(acting),
  admin: working(acting),
};
