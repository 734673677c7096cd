import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { Why } from '../course.ts';
import { AcceptRisk, CloseProblem, MarkDuplicate, ResolveProblem } from '../ending.ts';
import { command, one } from './view.ts';

/** What people do to a problem from its beginning to its end. */
export const lifeContract = contract([
  {
    ...command,
    id: 'assessProblem',
    path: `${one}/assess`,
    summary: 'Begin to look whether it is one, and how much it matters',
    command: 'assess',
    ask: nothing,
  },
  {
    ...command,
    id: 'analyzeProblem',
    path: `${one}/analyze`,
    summary: 'Begin to look for its root cause',
    command: 'analyze',
    ask: nothing,
  },
  {
    ...command,
    id: 'fixProblem',
    path: `${one}/fix`,
    summary: 'Begin to do away with its cause; refused while nothing is known of that',
    command: 'fix',
    ask: nothing,
  },
  {
    ...command,
    id: 'resolveProblem',
    path: `${one}/resolve`,
    summary: 'Say what was done; incidents that wait for a fix are resolved with it',
    command: 'resolve',
    ask: ResolveProblem,
  },
  {
    ...command,
    id: 'closeProblem',
    path: `${one}/close`,
    summary: 'Close it; a major problem has to be reviewed before',
    command: 'close',
    ask: CloseProblem,
  },
  {
    ...command,
    id: 'acceptProblemRisk',
    path: `${one}/accept-risk`,
    summary: 'Live with it until a day; then it is assessed anew',
    command: 'accept-risk',
    ask: AcceptRisk,
  },
  {
    ...command,
    id: 'markProblemDuplicate',
    path: `${one}/mark-duplicate`,
    summary: 'It is the same as another one, which takes over its incidents',
    command: 'mark-duplicate',
    ask: MarkDuplicate,
  },
  {
    ...command,
    id: 'cancelProblem',
    path: `${one}/cancel`,
    summary: 'Nobody will look into it',
    command: 'cancel',
    ask: Why,
  },
  {
    ...command,
    id: 'reanalyzeProblem',
    path: `${one}/reanalyze`,
    summary: 'What was resolved is not: look for its cause again',
    command: 'reanalyze',
    ask: Why,
  },
  {
    ...command,
    id: 'reopenProblem',
    path: `${one}/reopen`,
    summary: 'Have the cause of what is over looked for again; for managers',
    command: 'reopen',
    ask: Why,
  },
]);
