import { type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';

export const requestStates = [
  'awaiting-approval',
  'in-fulfilment',
  'needs-information',
  'fulfilled',
  'partially-fulfilled',
  'closed',
  'rejected',
  'canceled',
] as const;
export type RequestState = (typeof requestStates)[number];

const end = { reopen: 'in-fulfilment', close: 'closed' } as const;

/** Read a row as: from this state, this step leads to that state. */
export const requestLifecycle = {
  'awaiting-approval': {
    revise: 'awaiting-approval',
    approve: 'in-fulfilment',
    reject: 'rejected',
    cancel: 'canceled',
  },
  'in-fulfilment': {
    ask: 'needs-information',
    fulfil: 'fulfilled',
    'leave-out': 'partially-fulfilled',
    cancel: 'canceled',
  },
  'needs-information': {
    answer: 'in-fulfilment',
    revise: 'in-fulfilment',
    fulfil: 'fulfilled',
    'leave-out': 'partially-fulfilled',
    cancel: 'canceled',
  },
  fulfilled: end,
  'partially-fulfilled': end,
  closed: {},
  rejected: { revise: 'awaiting-approval' },
  canceled: {},
} as const satisfies Lifecycle<RequestState>;

/** Steps that follow from votes, and are nobody's to take. */
const byItself: readonly string[] = ['approve', 'reject'];

type Put = { readonly state: RequestState; readonly round: number };

/** Somebody has agreed to it with the answers that it has: they stay while it is worked on. */
export const isSettled = ({ state, round }: Put): boolean => state === 'needs-information' && round > 0;

/** The steps that people can take now. */
export const stepsOf = (request: Put): string[] =>
  stepsFrom(requestLifecycle, request.state).filter(
    (step) => !byItself.includes(step) && !(step === 'revise' && isSettled(request)),
  );

/** People work on it, or wait for its requester to say something. */
export const isAtWork = ({ state }: { state: RequestState }): boolean =>
  state === 'in-fulfilment' || state === 'needs-information';

/** It has been delivered, whole or in part. */
export const isDelivered = ({ state }: { state: RequestState }): boolean =>
  state === 'fulfilled' || state === 'partially-fulfilled';

/** Nobody has to look after it any more. */
export const isOver = ({ state }: { state: RequestState }): boolean =>
  state === 'closed' || state === 'rejected' || state === 'canceled';
