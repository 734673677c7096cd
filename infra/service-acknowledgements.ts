import type { Acknowledgement } from './acknowledgements.ts';

/** What cdk-nag finds in the stack of mail, requests and knowledge, and is left as it is. */
export const service: Acknowledgement[] = [
  {
    stack: 'service',
    at: 'SearchIndex',
    id: 'AwsSolutions::AwsSolutions-S1',
    reason: 'It holds what the tables hold, is built anew from them, and one function of the desk reads it',
  },
];
