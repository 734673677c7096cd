import { grants, type Rights } from '../kernel/rights.ts';

const reading = ['rate', 'answered'];
const writing = [
  ...reading,
  'create',
  'change',
  'submit',
  'revise',
  'restore',
  'discard',
  'abandon',
  'confirm',
  'propose-retirement',
  'link',
  'unlink',
  'settle-feedback',
  'attach',
  'remove-attachment',
];
const deciding = ['*', 'return', 'publish', 'schedule', 'unschedule', 'keep', 'retire'];

/** Everybody reads what is meant for them; agents write, managers and administrators publish and retire. */
export const articleRights: Rights = {
  requester: {
    read: 'own',
    commands: reading,
    fields: ['helpful', 'comment', 'where', 'incident'],
    hidden: [],
  },
  agent: { read: 'all', commands: writing, fields: ['*'], hidden: [] },
  manager: { ...grants.everything, commands: deciding },
  admin: { ...grants.everything, commands: deciding },
};

/** Everybody searches, and finds what they may read. */
export const searchRights: Rights = {
  requester: { ...grants.looking, read: 'own' },
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
