import { type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';

export const problemStates = [
  'new',
  'assess',
  'root-cause',
  'fix-in-progress',
  'resolved',
  'closed',
  'canceled',
] as const;
export type ProblemState = (typeof problemStates)[number];

/** Read a row as: from this state, this step leads to that state. What was closed comes back only through a manager, or a clock. */
export const problemLifecycle = {
  new: { assess: 'assess', 'mark-duplicate': 'closed', cancel: 'canceled' },
  assess: { analyze: 'root-cause', 'accept-risk': 'closed', 'mark-duplicate': 'closed', cancel: 'canceled' },
  'root-cause': {
    fix: 'fix-in-progress',
    resolve: 'resolved',
    'accept-risk': 'closed',
    'mark-duplicate': 'closed',
    cancel: 'canceled',
  },
  'fix-in-progress': {
    analyze: 'root-cause',
    resolve: 'resolved',
    'accept-risk': 'closed',
    cancel: 'canceled',
  },
  resolved: { close: 'closed', reanalyze: 'root-cause' },
  closed: { reopen: 'root-cause', expire: 'assess' },
  canceled: { reopen: 'root-cause' },
} as const satisfies Lifecycle<ProblemState>;

/** The states in their order, without what was canceled: the way that is drawn of it. */
export const problemWay: readonly ProblemState[] = problemStates.filter((state) => state !== 'canceled');

/** The steps that people can take now; the end of an accepted risk is the clock's. */
export const stepsOf = ({ state }: { state: ProblemState }): string[] =>
  stepsFrom(problemLifecycle, state).filter((step) => step !== 'expire');

/** It is over, one way or the other. */
export const isOver = ({ state }: { state: ProblemState }): boolean =>
  state === 'closed' || state === 'canceled';

/** People still look for its cause, or work on its fix. */
export const isWorking = ({ state }: { state: ProblemState }): boolean =>
  !isOver({ state }) && state !== 'resolved';
