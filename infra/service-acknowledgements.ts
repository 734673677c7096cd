import { requests } from './acknowledged-requests.ts';
import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** What cdk-nag finds in the stack of mail, requests and knowledge, and is left as it is. */
export const service: Acknowledgement[] = [
  ...requests,
  {
    stack: 'service',
    at: 'SearchIndex',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason: 'It holds what the tables hold, is built anew from them, and one function of the desk reads it',
  },
  ...[
    'knowledge-practice',
    'knowledge-on-public-role',
    'knowledge-on-fold-reaction',
    'knowledge-on-index-old-reaction',
  ].map(
    (at): Acknowledgement => ({
      stack: 'service',
      at,
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<SearchIndex5946AFEA.Arn>/base/*]',
      reason: 'Each day’s index has a name of its own, so it is not known before; nothing else lies there',
    }),
  ),
  ...[
    'GET --v1--public-articles',
    'GET --v1--public-articles--{id}',
    'POST --v1--public-articles--{id}--rate',
  ].map(
    (at): Acknowledgement => ({
      stack: 'service',
      at,
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'Articles whose audience is everybody are found, read and rated without a login, within limits, and nothing else of the desk is',
    }),
  ),
];

/** Who winds clocks that are no record's, from another stack than the clocks'. */
export const winders = ({ stage }: Config): Acknowledgement[] =>
  ['knowledge-on-noted-reaction', 'knowledge-on-fold-reaction'].map((at) => ({
    stack: 'service',
    at,
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${stage}-front:ExportsOutputRefClocksGroup6116A1DD09CA8352/*]`,
    reason: 'A schedule is named after the half minute that it ends, so its name is not known before',
  }));
