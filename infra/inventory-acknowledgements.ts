import type { Acknowledgement } from './acknowledgements.ts';
import type { Config } from './config.ts';

/** What is found where AWS Config is heard. */
export function inventoried({ inventory: { awsConfig, buckets } }: Config): Acknowledgement[] {
  if (!awsConfig) return [];
  const found = (at: string, id: string, reason: string): Acknowledgement => ({
    stack: 'records',
    at,
    id,
    reason,
  });
  return [
    found(
      'ConfigItems/DeadLetters',
      'Serverless::Serverless-SQSRedrivePolicy',
      'It is itself the queue for dead letters: of this one, and of the rule before it',
    ),
    found(
      'ConfigItems/Batches',
      'Serverless::Serverless-LambdaEventSourceMappingDestination',
      'A queue has its dead letters by its own redrive policy; a mapping of SQS takes no destination',
    ),
    ...buckets.map((bucket) =>
      found(
        'configuration-on-config-item-role',
        `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${bucket}/*/OversizedChangeNotification/*]`,
        'AWS Config names what is too large by account, region, day and resource',
      ),
    ),
  ];
}
