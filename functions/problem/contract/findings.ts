import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { DeclareKnownError } from '../known-error.ts';
import { ReviewProblem } from '../review.ts';
import { RootCause } from '../root-cause.ts';
import { WriteWorkaround } from '../workaround.ts';
import { command, one } from './view.ts';

/** What is found out about a problem, and who is told. */
export const findingContract = contract([
  {
    ...command,
    id: 'findProblemCause',
    path: `${one}/root-cause`,
    summary: 'Write why it happened: a chain of whys and contributing factors, each with its evidence',
    command: 'find-cause',
    ask: RootCause,
  },
  {
    ...command,
    id: 'writeProblemWorkaround',
    path: `${one}/workaround`,
    summary: 'Write how one gets by; nobody is told yet',
    command: 'write-workaround',
    ask: WriteWorkaround,
  },
  {
    ...command,
    id: 'publishProblemWorkaround',
    path: `${one}/publish-workaround`,
    summary: 'Tell every open incident that it causes how one gets by; those stop paging',
    command: 'publish-workaround',
    ask: nothing,
  },
  {
    ...command,
    id: 'declareKnownError',
    path: `${one}/known-error`,
    summary: 'It is a known error: an article says so, and requesters are told in plain words',
    command: 'declare-known-error',
    ask: DeclareKnownError,
  },
  {
    ...command,
    id: 'retractKnownError',
    path: `${one}/retract-known-error`,
    summary: 'It is no known error: its article is retired',
    command: 'retract-known-error',
    ask: nothing,
  },
  {
    ...command,
    id: 'reviewProblem',
    path: `${one}/review`,
    summary: 'Look back at it: what came of it, what went well and badly, what is to be done',
    command: 'review',
    ask: ReviewProblem,
  },
]);
