import type { EventPattern } from 'aws-cdk-lib/aws-events';

/** What the services of AWS say that the desk has an adapter for. */
export const heard: EventPattern = {
  source: [
    'aws.cloudwatch',
    'aws.health',
    'aws.backup',
    'aws.codepipeline',
    'aws.ec2',
    'aws.rds',
    'aws.trustedadvisor',
  ],
  detailType: [
    'CloudWatch Alarm State Change',
    'CloudWatch Alarm Configuration Change',
    'AWS Health Event',
    'AWS Health Abuse Event',
    'Backup Job State Change',
    'Copy Job State Change',
    'Restore Job State Change',
    'CodePipeline Pipeline Execution State Change',
    'EC2 Instance State-change Notification',
    'RDS DB Instance Event',
    'RDS DB Cluster Event',
    'Trusted Advisor Check Item Refresh Notification',
  ],
};

/** What AWS Config says of resources. */
export const inventoried: EventPattern = {
  source: ['aws.config'],
  detailType: ['Config Configuration Item Change'],
};
