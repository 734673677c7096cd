import { contract } from '../../kernel/contract.ts';
import { Say } from '../../record/comment.ts';
import { linkOperations, watchOperations } from '../../record/tie-operations.ts';
import { changeRights as rights } from '../rights.ts';
import { ChangeView, command, one } from './view.ts';

/** What is said about a change, what it has to do with other records, and who wants to hear of it. */
export const tieContract = contract([
  {
    ...command,
    id: 'commentChange',
    path: `${one}/comments`,
    summary: 'Add a comment that its requester reads too',
    command: 'comment',
    ask: Say,
    status: 201,
  },
  {
    ...command,
    id: 'noteChange',
    path: `${one}/notes`,
    summary: 'Add an internal note',
    command: 'note',
    ask: Say,
    status: 201,
  },
  ...linkOperations('Change', one, rights, ChangeView),
  ...watchOperations('Change', one, rights, ChangeView),
]);
