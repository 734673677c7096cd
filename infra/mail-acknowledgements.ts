import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** What cdk-nag finds where mail comes in, and is left as it is. */
export function mailed({ stage, mail: { inbound } }: Config): Acknowledgement[] {
  const below = (output: string, prefix: string) =>
    `AwsSolutions::AwsSolutions-IAM5[Resource::${stage}-data:${output}/${prefix}/*]`;
  const files = 'ExportsOutputFnGetAttAttachments87B238D3Arn6729C3C8';
  const raw = 'ExportsOutputFnGetAttReceivedMailFFEFE2F1ArnA5263673';
  const unknown =
    'A file has a name that nobody can guess, so it is not known before; it lies below its practice';
  const byId = 'SES names what it receives, so the name is not known before';
  const found = (stack: Acknowledgement['stack'], at: string, id: string, reason: string) => ({
    stack,
    at,
    id,
    reason,
  });
  const always = [
    found('response', 'incident-on-asked-reaction', below(files, 'incident'), unknown),
    found('response', 'incident-on-asked-reaction', below(files, 'mail'), unknown),
    found('service', 'mail-practice', below(files, 'mail'), unknown),
    found('service', 'request-on-mail-reaction', below(files, 'mail'), unknown),
    found('service', 'request-on-mail-reaction', below(files, 'request'), unknown),
  ];
  if (!inbound) return always;
  const activation = found(
    'service',
    'Mailbox/mail-on-deploy-role',
    'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    'Which receipt rule set is active is a setting of the account, and no resource',
  );
  return [
    ...always,
    ...(inbound.ruleSet === undefined ? [activation] : []),
    found(
      'data',
      'ReceivedMail',
      'AwsSolutions::AwsSolutions-S1',
      'What becomes of a mail is recorded with it; a second bucket would tell no more',
    ),
    found('service', 'mail-on-received-role', below(files, 'mail'), unknown),
    found('service', 'mail-on-received-role', below(raw, 'received'), byId),
    found('service', 'mail-practice', below(raw, 'received'), byId),
    found(
      'service',
      'Mailbox/Batches',
      'Serverless::Serverless-LambdaEventSourceMappingDestination',
      'A queue has its dead letters by its own redrive policy; a mapping of SQS takes no destination',
    ),
  ];
}
