import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { Why } from '../course.ts';
import { command, one } from './view.ts';

/** What people do to a change before its work begins. */
export const lifeContract = contract([
  {
    ...command,
    id: 'submitChange',
    path: `${one}/submit`,
    summary: 'It is ready to be decided on: a round of votes begins; a standard change is scheduled',
    command: 'submit',
    ask: nothing,
  },
  {
    ...command,
    id: 'withdrawChange',
    path: `${one}/withdraw`,
    summary: 'Take it back before it begins: it is a draft again',
    command: 'withdraw',
    ask: Why,
  },
  {
    ...command,
    id: 'cancelChange',
    path: `${one}/cancel`,
    summary: 'It will not be done',
    command: 'cancel',
    ask: Why,
  },
]);
