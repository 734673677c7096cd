import * as z from 'zod';
import { lines, maxReason, oneLine } from '../signal.ts';
import { AwsEvent, aside, instantAfter, type Said, tagsOf } from './lenient.ts';

/**
 * The state of a backup, copy or restore job of AWS Backup, best effort
 * (docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html). Restore jobs say `status` where others say `state`.
 */
const BackupJob = AwsEvent.extend({
  detail: z.looseObject({
    state: aside,
    status: aside,
    statusMessage: aside,
    resourceArn: aside,
    resourceType: aside,
    createdResourceArn: aside,
    sourceRecoveryPointArn: aside,
    recoveryPointArn: aside,
    backupJobId: aside,
    copyJobId: aside,
    restoreJobId: aside,
    backupVaultName: aside,
    destinationBackupVaultArn: aside,
  }),
});

const failures = ['FAILED', 'ABORTED', 'EXPIRED'];

/**
 * A job that failed raises an alert on what it should have protected; the next one of its sort that completes clears it.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function fromBackup(raw: unknown): Said {
  const event = BackupJob.parse(raw);
  const { detail, account, region } = event;
  const kind = event['detail-type'].split(' ')[0]?.toLowerCase() ?? 'backup';
  const state = z
    .string('has no state')
    .parse(detail.state ?? detail.status)
    .toUpperCase();
  const failed = failures.includes(state);
  // AWS says so of a backup that is there but lacks something, e.g. what Windows should have written first.
  const flawed = kind === 'backup' && state === 'COMPLETED' && detail.statusMessage !== undefined;
  if (!failed && state !== 'COMPLETED') return { ignored: `A ${kind} job that is ${state} needs nobody.` };
  const job = detail.backupJobId ?? detail.copyJobId ?? detail.restoreJobId;
  const resource = detail.resourceArn ?? detail.sourceRecoveryPointArn ?? detail.recoveryPointArn ?? job;
  const about = z.string('names neither a resource nor a job').parse(resource);
  const vault = detail.backupVaultName ?? detail.destinationBackupVaultArn;
  const said = detail.statusMessage && `: ${detail.statusMessage}`;
  const signal = {
    fingerprint: `backup:${account}:${region}:${kind}:${about}`.slice(0, 1_500),
    source: 'backup' as const,
    alarmName: oneLine(`${kind}-${detail.resourceType ?? 'job'}`, 250),
    account,
    region,
    namespace: 'AWS/Backup',
    resource: about.slice(0, 1_000),
    state: failed || flawed ? ('firing' as const) : ('cleared' as const),
    at: instantAfter(event.time),
    reason: lines(`The ${kind} job ${job ?? ''} is ${state}${said ?? ''}`, maxReason),
    measures: oneLine(`${kind} of ${about}`, 500),
    severity: flawed ? ('warning' as const) : ('error' as const),
    tags: tagsOf({ resourceType: detail.resourceType, vault }),
  };
  return { signals: [signal] };
}
