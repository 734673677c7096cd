const account = '123456789012';
const region = 'eu-central-1';

export const dbArn = `arn:aws:rds:${region}:${account}:db:orders`;
export const vault = `arn:aws:backup:${region}:${account}:backup-vault:daily`;
export const pointArn = (n: number) => `arn:aws:backup:${region}:${account}:recovery-point:${n}`;

type Said = { source: string; 'detail-type': string; resources: string[]; detail: Record<string, unknown> };

/** A backup of an item as AWS Backup tells of its end (aws-backup devguide, eventbridge). */
export const backupJob = (n: number, begun: string, more: Record<string, unknown> = {}): Said => ({
  source: 'aws.backup',
  'detail-type': 'Backup Job State Change',
  resources: [pointArn(n)],
  detail: {
    backupJobId: `job-${n}`,
    backupVaultArn: vault,
    backupVaultName: 'daily',
    bytesTransferred: '0',
    creationDate: begun,
    iamRoleArn: `arn:aws:iam::${account}:role/backup`,
    resourceArn: dbArn,
    resourceType: 'RDS',
    state: 'COMPLETED',
    percentDone: '100.0',
    ...more,
  },
});

/** What becomes of a recovery point. It says `status` where jobs say `state`. */
export const recoveryPoint = (n: number, status: string, begun: string): Said => ({
  source: 'aws.backup',
  'detail-type': 'Recovery Point State Change',
  resources: [pointArn(n)],
  detail: {
    backupVaultName: 'daily',
    backupVaultArn: vault,
    creationDate: begun,
    resourceArn: dbArn,
    resourceType: 'RDS',
    status,
  },
});

/** A restore of a recovery point. */
export const restoreJob = (n: number, begun: string, ended: string, status = 'COMPLETED'): Said => ({
  source: 'aws.backup',
  'detail-type': 'Restore Job State Change',
  resources: [],
  detail: {
    restoreJobId: `restore-${n}`,
    recoveryPointArn: pointArn(n),
    creationDate: begun,
    completionDate: ended,
    createdResourceArn: `${dbArn}-restored`,
    resourceType: 'RDS',
    status,
  },
});

/** How an experiment of AWS FIS stands. */
export const experiment = (id: string, status: string, template = 'EXTabc123'): Said => ({
  source: 'aws.fis',
  'detail-type': 'FIS Experiment State Change',
  resources: [`arn:aws:fis:${region}:${account}:experiment/${id}`],
  detail: {
    'experiment-id': id,
    'experiment-template-id': template,
    'new-state': { status, reason: `Experiment ${status}` },
    'old-state': { status: 'initiating', reason: '' },
  },
});
