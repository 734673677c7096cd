import type { Acknowledgement } from './acknowledgements.ts';

/** What cdk-nag finds in the stack of mail, requests and knowledge, and is left as it is. */
export const service: Acknowledgement[] = [
  {
    stack: 'service',
    at: 'SearchIndex',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason: 'It holds what the tables hold, is built anew from them, and one function of the desk reads it',
  },
  ...['knowledge-practice', 'knowledge-on-fold-reaction', 'knowledge-on-nightly-reaction'].map(
    (at): Acknowledgement => ({
      stack: 'service',
      at,
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<SearchIndex5946AFEA.Arn>/base/*]',
      reason: 'Each night’s index has a name of its own, so it is not known before; nothing else lies there',
    }),
  ),
  {
    stack: 'service',
    at: 'GET --v1--public-articles--{id}',
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason: 'Articles whose audience is everybody are read without a login, and nothing else of the desk is',
  },
];
