import { type Grant, grants, type Rights } from '../kernel/rights.ts';

/** What whoever wants a change does to it. */
const asking = ['create', 'change', 'submit', 'withdraw', 'cancel', 'comment', 'attach'];
/** What people who work on changes do to them besides. */
const working = [
  ...asking,
  'bulk',
  'implement',
  'finish',
  'close',
  'note',
  'link',
  'unlink',
  'watch',
  'unwatch',
  'add-task',
  'complete-task',
  'skip-task',
  'reopen-task',
  'remove-attachment',
];

/** Who may do what to changes. Whoever only asks for one writes it, and hears what becomes of it. */
export const changeRights: Rights = {
  requester: {
    read: 'own',
    commands: asking,
    fields: ['*'],
    hidden: ['awsHealth', 'clocks', 'watchers', 'edits'],
  },
  agent: { read: 'all', commands: working, fields: ['*'], hidden: [] },
  manager: grants.everything,
  admin: grants.everything,
};

/** Everybody looks the catalogue up; who works on changes proposes, and managers decide what is in it. */
export const standardChangeRights: Rights = {
  requester: grants.looking,
  agent: { ...grants.looking, commands: ['create', 'change'], fields: ['*'] },
  manager: { ...grants.everything, commands: ['create', 'change', 'approve', 'publish', 'retire'] },
  admin: { ...grants.everything, commands: ['create', 'change', 'approve', 'publish', 'retire'] },
};

const binding: Grant = { ...grants.everything, commands: ['create', 'change', 'retire', 'restore'] };

/** Calendars bind everybody's changes: people who work on changes see them, managers make them. */
export const calendarRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: binding,
  admin: binding,
};
