import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** What whoever orders something does with their request. */
const ordering = ['create', 'revise', 'comment', 'answer', 'cancel', 'reopen', 'close', 'attach'];
/** What people who fulfil requests do with them besides. */
const fulfilling = [
  ...ordering,
  'bulk',
  'assign',
  'note',
  'ask',
  'fulfil',
  'leave-out',
  'watch',
  'unwatch',
  'link',
  'unlink',
  'add-task',
  'complete-task',
  'skip-task',
  'reopen-task',
  'assign-task',
  'remove-attachment',
];

/** Who may do what to requests. Whoever ordered one, or gets it, sees it and hears what becomes of it. */
export const requestRights: Rights = {
  requester: {
    read: 'own',
    commands: ordering,
    fields: ['*'],
    hidden: ['clocks', 'watchers', 'run', 'progress', 'left', 'asked'],
  },
  agent: { read: 'all', commands: fulfilling, fields: ['*'], hidden: [] },
  manager: grants.everything,
  admin: grants.everything,
};

const writing: Grant = { ...grants.everything, commands: ['create', 'change', 'publish', 'retire', 'try'] };

/** Everybody looks up what they are offered; managers write the catalogue. */
export const catalogueRights: Rights = {
  requester: { ...grants.looking, hidden: ['draft'] },
  agent: { ...grants.looking, commands: ['try'], fields: ['*'] },
  manager: writing,
  admin: writing,
};

const judging: Grant = { ...grants.looking, commands: ['release', 'discard'], fields: ['*'] };

/** What web forms brought and was kept back. */
export const submissionRights: Rights = {
  requester: grants.nothing,
  agent: judging,
  manager: judging,
  admin: judging,
};

/** Whoever was asked answers; who works here reads what was said. */
const answering: Grant = { read: 'own', commands: ['answer'], fields: ['*'], hidden: ['clocks'] };
export const surveyRights: Rights = {
  requester: answering,
  agent: { ...answering, read: 'all' },
  manager: { ...answering, read: 'all' },
  admin: { ...answering, read: 'all' },
};
