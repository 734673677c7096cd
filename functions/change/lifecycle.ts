import { type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';

export const changeTypes = ['normal', 'standard', 'emergency'] as const;
export type ChangeType = (typeof changeTypes)[number];

export const changeStates = [
  'draft',
  'assess',
  'authorize',
  'scheduled',
  'implement',
  'review',
  'closed',
  'canceled',
] as const;
export type ChangeState = (typeof changeStates)[number];

const end = {
  implement: { finish: 'review' },
  review: { close: 'closed' },
  closed: {},
  canceled: {},
} as const;

/** Read a row as: from this state, this step leads to that state. A change that has begun is reviewed, whatever came of it. */
export const normalLifecycle = {
  draft: { submit: 'assess', cancel: 'canceled' },
  assess: {
    endorse: 'authorize',
    approve: 'scheduled',
    reject: 'draft',
    withdraw: 'draft',
    revise: 'assess',
    cancel: 'canceled',
  },
  authorize: {
    approve: 'scheduled',
    reject: 'draft',
    withdraw: 'draft',
    revise: 'assess',
    cancel: 'canceled',
  },
  scheduled: {
    implement: 'implement',
    reject: 'draft',
    withdraw: 'draft',
    revise: 'assess',
    cancel: 'canceled',
  },
  ...end,
} as const satisfies Lifecycle<ChangeState>;

/** What was approved once and for all in the catalogue is asked of nobody again. */
export const standardLifecycle = {
  draft: { submit: 'scheduled', cancel: 'canceled' },
  scheduled: {
    implement: 'implement',
    reject: 'draft',
    withdraw: 'draft',
    revise: 'scheduled',
    cancel: 'canceled',
  },
  ...end,
} as const satisfies Lifecycle<Exclude<ChangeState, 'assess' | 'authorize'>>;

/** There is no time for an assessment: those who may authorize it are asked at once. */
export const emergencyLifecycle = {
  // What was done without asking, and was right, has nothing left but its review.
  draft: { submit: 'authorize', legitimize: 'review', cancel: 'canceled' },
  authorize: {
    approve: 'scheduled',
    reject: 'draft',
    withdraw: 'draft',
    revise: 'authorize',
    cancel: 'canceled',
  },
  scheduled: {
    implement: 'implement',
    reject: 'draft',
    withdraw: 'draft',
    revise: 'authorize',
    cancel: 'canceled',
  },
  ...end,
} as const satisfies Lifecycle<Exclude<ChangeState, 'assess'>>;

const lifecycles = {
  normal: normalLifecycle,
  standard: standardLifecycle,
  emergency: emergencyLifecycle,
} as const;

/** The lifecycle of a type of changes. */
export const lifecycleOf = (type: ChangeType): Lifecycle<ChangeState> =>
  lifecycles[type] as Lifecycle<ChangeState>;

/** The states of a type of changes in their order, without what was canceled: the way that is drawn of it. */
export const wayOf = (type: ChangeType): ChangeState[] =>
  changeStates.filter((state) => state !== 'canceled' && state in lifecycles[type]);

/** Steps that follow from votes, from an edit or from another change, and are nobody's to take. */
const byItself: readonly string[] = ['endorse', 'approve', 'reject', 'revise', 'legitimize'];

/** The steps that people can take now. */
export const stepsOf = ({ type, state }: { type: ChangeType; state: ChangeState }): string[] =>
  stepsFrom(lifecycleOf(type), state).filter((step) => !byItself.includes(step));

/** The states in which somebody is asked for their vote. */
export const asking: readonly ChangeState[] = ['assess', 'authorize'];

/** Somebody is asked for their vote now. */
export const isAsked = ({ state }: { state: ChangeState }): boolean => asking.includes(state);

/** Nothing has been done to any system yet. */
export const isAhead = ({ state }: { state: ChangeState }): boolean =>
  isAsked({ state }) || state === 'draft' || state === 'scheduled';

/** It is over, one way or the other. */
export const isOver = ({ state }: { state: ChangeState }): boolean =>
  state === 'closed' || state === 'canceled';
