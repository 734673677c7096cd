import { grants, type Rights } from '../kernel/rights.ts';

const backOffice = ['takenOver', 'alerts', 'escalation'];

/** Who may do what to incidents. */
export const incidentRights: Rights = {
  requester: {
    read: 'own',
    commands: ['create', 'comment', 'attach'],
    fields: [
      'title',
      'description',
      'service',
      'impact',
      'urgency',
      'category',
      'fields',
      'text',
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
      'attach',
      'remove-attachment',
    ],
    fields: ['*'],
    hidden: [],
  },
  manager: grants.everything,
  admin: grants.everything,
};

/** The live desk shows everybody's work: it is for those who do some of it. */
export const deskRights: Rights = {
  requester: grants.nothing,
  agent: grants.looking,
  manager: grants.looking,
  admin: grants.looking,
};
