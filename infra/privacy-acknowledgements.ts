import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

const stack = 'privacy' as const;
const tracing = 'X-Ray costs $5 per million traces and sees no further than our own logs and timelines do';

/** Findings of cdk-nag about personal data that stay as they are, and why. */
export function withheld({ stage, mail: { inbound } }: Config): Acknowledgement[] {
  const files = (below: string) =>
    `AwsSolutions::AwsSolutions-IAM5[Resource::${stage}-data:ExportsOutputFnGetAttAttachments87B238D3Arn6729C3C8/${below}*]`;
  const mails = `AwsSolutions::AwsSolutions-IAM5[Resource::${stage}-data:ExportsOutputFnGetAttReceivedMailFFEFE2F1ArnA5263673/received/*]`;
  const machine = 'PersonalData/Machine';
  return [
    {
      ...{ stack, at: machine, id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]' },
      reason: 'The log delivery actions of a state machine know no resource',
    },
    { stack, at: machine, id: 'AwsSolutions::AwsSolutions-SF2', reason: tracing },
    { stack, at: machine, id: 'Serverless::Serverless-StepFunctionStateMachineXray', reason: tracing },
    ...['privacy-practice', 'privacy-do-export-role'].map((at) => ({
      ...{ stack, at, id: files('personal-data/') },
      reason: 'An export is named by its number, so it is not known before',
    })),
    {
      ...{ stack, at: 'privacy-do-erase-role', id: files('') },
      reason: 'Files of one person lie below every practice, under names that nobody can guess',
    },
    ...(inbound
      ? [
          {
            ...{ stack, at: 'privacy-do-erase-role', id: mails },
            reason: 'SES names what it receives, so the name is not known before',
          },
        ]
      : []),
  ];
}
