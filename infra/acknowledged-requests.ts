import type { Acknowledgement } from './acknowledgements.ts';

const stack = 'service' as const;

/** Doors without a login: forms that are for everybody, and links that only whoever got them has. */
const doors: Acknowledgement[] = [
  ['GET --v1--forms--{id}', 'A form that is meant for everybody has nothing to hide'],
  ['OPTIONS --v1--forms--{id}', 'A form that is meant for everybody has nothing to hide'],
  [
    'POST --v1--forms--{id}',
    'A form for everybody has no login: the function counts what comes, and refuses what is too much',
  ],
  [
    'GET --v1--forms--{id}--submissions--{reference}',
    'The function checks the reference of 128 bits that comes with each call',
  ],
  [
    'GET --v1--forms--{id}--confirm--{token}',
    'The function checks the seal of 128 bits that comes with each call',
  ],
  [
    'POST --v1--forms--{id}--confirm--{token}',
    'The function checks the seal of 128 bits that comes with each call',
  ],
  [
    'GET --v1--surveys--by-link--{token}',
    'The function checks the seal of 128 bits that comes with each call',
  ],
  [
    'POST --v1--surveys--by-link--{token}',
    'The function checks the seal of 128 bits that comes with each call',
  ],
].map(([at = '', reason = '']) => ({ stack, at, id: 'AwsSolutions::AwsSolutions-APIG4', reason }));

const answers: Acknowledgement[] = [
  ['Fulfilment/Machine', 'The log delivery actions of a state machine know no resource'],
  ...['request-do-wait-role', 'request-on-progress-reaction', 'request-on-reconcile-reaction'].map((at) => [
    at,
    'states:SendTask* knows no resource: the token is the resource',
  ]),
].map(([at = '', reason = '']) => ({
  stack,
  at,
  id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
  reason,
}));

const executions: Acknowledgement[] = ['request-practice', 'request-on-reconcile-reaction'].map((at) => ({
  stack,
  at,
  id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<FulfilmentMachineB3C0D062.Name>:*]',
  reason: 'An execution is named after its request, so its name is not known before',
}));

const batches: Acknowledgement = {
  stack,
  at: 'Forms/Batches',
  id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
  reason: 'A queue has its dead letters by its own redrive policy; a mapping of SQS takes no destination',
};

/** What cdk-nag finds in requests and web forms, and is left as it is. */
export const requests: Acknowledgement[] = [batches, ...doors, ...answers, ...executions];
