import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { CloseChange } from '../course.ts';
import { command, one } from './view.ts';

/** What people do to a change from its beginning to its end. */
export const workContract = contract([
  {
    ...command,
    id: 'implementChange',
    path: `${one}/implement`,
    summary: 'Begin its work; refused outside its window, and before what it depends on is done',
    command: 'implement',
    ask: nothing,
  },
  {
    ...command,
    id: 'finishChange',
    path: `${one}/finish`,
    summary: 'Its work is over, and is looked at; refused while tasks are open',
    command: 'finish',
    ask: nothing,
  },
  {
    ...command,
    id: 'closeChange',
    path: `${one}/close`,
    summary: 'Say how it went, and close it for good',
    command: 'close',
    ask: CloseChange,
  },
]);
