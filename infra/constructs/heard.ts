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

/** What is found against the account: only those who respond to it hear it. */
export const found: EventPattern = {
  source: ['aws.guardduty', 'aws.securityhub', 'aws.health'],
  detailType: [
    'GuardDuty Finding',
    'Security Hub Findings - Imported',
    'Security Hub Findings - Custom Action',
    'Findings Imported V2',
    'AWS Health Abuse Event',
  ],
};

/** What AWS Config says of resources. */
export const inventoried: EventPattern = {
  source: ['aws.config'],
  detailType: ['Config Configuration Item Change'],
};

/** What proves that something can be recovered: backups, restores, and experiments that break something on purpose. */
export const proven: EventPattern = {
  source: ['aws.backup', 'aws.fis'],
  detailType: [
    'Backup Job State Change',
    'Copy Job State Change',
    'Restore Job State Change',
    'Recovery Point State Change',
    'FIS Experiment State Change',
  ],
};

/** What of it is not carried to the desk anyway, because alerts are made of it. */
export const provenBesides: EventPattern = {
  source: ['aws.backup', 'aws.fis'],
  detailType: ['Recovery Point State Change', 'FIS Experiment State Change'],
};
