import type { Acknowledgement } from './acknowledgements.ts';

/** Doors without a login whose function checks the key that comes with each call. */
export const keyed: Acknowledgement[] = [
  'POST --v2--enqueue',
  'POST --v2--change--enqueue',
  'POST --v1--intake--{door}--{key}',
  'GET --v1--beats--{key}',
  'POST --v1--beats--{key}',
].map((at) => ({
  stack: 'monitoring',
  at,
  id: 'AwsSolutions::AwsSolutions-APIG4',
  reason: 'Monitoring tools have no login: the function checks the key of 128 bits that comes with each call',
}));

/** The page of a link in a mail to somebody who has no account. */
export const linked: Acknowledgement[] = ['GET', 'POST'].map((method) => ({
  stack: 'front',
  at: `${method} --v1--confirmations--{token}`,
  id: 'AwsSolutions::AwsSolutions-APIG4',
  reason:
    'Who confirms their address has no account: the link is the key, and only its POST changes something',
}));

/** Status pages that are for everybody. */
export const statuses: Acknowledgement[] = [
  ['GET --v1--status--{id}', 'A status page that is meant for everybody shows what anybody may know'],
  [
    'POST --v1--status--{id}--subscriptions',
    'Whoever reads it has no account: the function counts what comes, and an address has to be confirmed',
  ],
  ...['GET', 'POST'].map((method) => [
    `${method} --v1--status--{id}--subscriptions--{token}`,
    'The function checks the seal of 128 bits that comes with each call',
  ]),
].map(([at = '', reason = '']) => ({
  ...{ stack: 'availability' as const, at, reason },
  id: 'AwsSolutions::AwsSolutions-APIG4',
}));
