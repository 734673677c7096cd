import * as z from 'zod';
import { readableLine } from '../kernel/text.ts';
import type { Proof } from './protection.ts';

/** What AWS says of a backup, or of an experiment, in the words of this practice. */
export type Evidence =
  | {
      readonly about: 'item';
      readonly arns: readonly string[];
      readonly point?: string | undefined;
      readonly proof: Proof;
    }
  | { readonly about: 'experiment'; readonly experiment: Experiment }
  | { readonly about: 'nothing'; readonly why: string };

/** How an experiment of AWS FIS stands. */
export type Experiment = {
  readonly id: string;
  readonly template?: string | undefined;
  readonly status: 'running' | 'completed' | 'failed';
  readonly at: string;
  readonly reason?: string | undefined;
};

const text = z.string().min(1).max(2_000).optional().catch(undefined);
const arn = z
  .string()
  .max(1_000)
  .regex(/^arn:[\w-]+:[^\s]+$/)
  .optional()
  .catch(undefined);
const when = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const moment = when.optional().catch(undefined);

const Said = z.looseObject({
  source: z.string(),
  'detail-type': z.string(),
  time: when,
  resources: z.array(z.string()).default([]),
  detail: z.looseObject({}),
});
type Said = z.infer<typeof Said>;

const Job = z.looseObject({
  state: text,
  status: text,
  statusMessage: text,
  resourceArn: arn,
  sourceResourceArn: arn,
  recoveryPointArn: arn,
  sourceRecoveryPointArn: arn,
  destinationRecoveryPointArn: arn,
  backupJobId: text,
  copyJobId: text,
  restoreJobId: text,
  backupVaultArn: text,
  backupVaultName: text,
  destinationBackupVaultArn: text,
  creationDate: moment,
  completionDate: moment,
});
type Job = z.infer<typeof Job>;

const stateOf = ({ state, status }: Job): string =>
  z
    .string('says neither state nor status')
    .parse(state ?? status)
    .toUpperCase();
const failed = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

/** The ARN of the recovery point: where the details do not name it, the event's resources do. */
const pointOf = (said: Said, { recoveryPointArn, resourceArn, backupVaultArn }: Job) =>
  recoveryPointArn ??
  said.resources.find(
    (one) =>
      one !== resourceArn &&
      one !== backupVaultArn &&
      /:(recovery-point|snapshot|image|backup)[:/]/.test(one),
  );

const nothing = (why: string): Evidence => ({ about: 'nothing', why });
const words = (value: string | undefined) => (value ? { note: readableLine(value).slice(0, 500) } : {});
const needed = (job: Job): string => z.string('names no resource').parse(job.resourceArn);

function backup(said: Said, job: Job): Evidence {
  const state = stateOf(job);
  if (state !== 'COMPLETED' && !failed.includes(state))
    return nothing(`A backup that is ${state} proves nothing.`);
  const arns = [needed(job)];
  const id = job.backupJobId ?? said.time;
  if (state !== 'COMPLETED')
    return {
      about: 'item',
      arns,
      proof: {
        failure: {
          job: id,
          at: said.time,
          note: readableLine(`${state}: ${job.statusMessage ?? ''}`).slice(0, 500),
        },
      },
    };
  const point = pointOf(said, job) ?? `job:${id}`;
  const vault = job.backupVaultName ?? job.backupVaultArn;
  // AWS says so of a backup that is there and lacks something: nobody should count on it.
  const standing = job.statusMessage ? ('flawed' as const) : ('good' as const);
  const proof = {
    point: {
      arn: point,
      state: standing,
      at: job.creationDate ?? said.time,
      ...(vault && { vault }),
      ...words(job.statusMessage),
    },
  };
  return { about: 'item', arns, point, proof };
}

function recoveryPoint(said: Said, job: Job): Evidence {
  const state = stateOf(job);
  const point = z.string('names no recovery point').parse(pointOf(said, job));
  const arns = [needed(job)];
  const standing = {
    COMPLETED: 'good',
    PARTIAL: 'flawed',
    EXPIRED: 'gone',
    DELETED: 'gone',
    DELETING: 'gone',
  }[state];
  if (!standing) return nothing(`A recovery point that is ${state} proves nothing.`);
  const vault = job.backupVaultName ?? job.backupVaultArn;
  const flawed =
    standing === 'good' && job.statusMessage ? 'flawed' : (standing as 'good' | 'flawed' | 'gone');
  const at = job.creationDate ?? (standing === 'good' ? said.time : undefined);
  const proof = {
    point: {
      arn: point,
      state: flawed,
      ...(at && { at }),
      ...(vault && { vault }),
      ...words(job.statusMessage),
    },
  };
  return { about: 'item', arns, point, proof };
}

function copy(said: Said, job: Job): Evidence {
  const state = stateOf(job);
  if (state !== 'COMPLETED') return nothing(`A copy that is ${state} proves nothing.`);
  const point = z.string('names no recovery point').parse(job.destinationRecoveryPointArn);
  const source = job.sourceRecoveryPointArn;
  const vault = job.destinationBackupVaultArn;
  // A copy is as old as what was copied; only of an unknown source its own beginning is known.
  const proof = {
    point: {
      arn: point,
      state: job.statusMessage ? ('flawed' as const) : ('good' as const),
      ...(source ? { source } : { at: job.creationDate ?? said.time }),
      ...(vault && { vault }),
    },
  };
  return { about: 'item', arns: [needed(job)], point, proof };
}

function restore(said: Said, job: Job): Evidence {
  const state = stateOf(job);
  if (state !== 'COMPLETED' && !failed.includes(state))
    return nothing(`A restore that is ${state} proves nothing.`);
  const arns = [job.sourceResourceArn, job.recoveryPointArn ?? job.sourceRecoveryPointArn].filter(
    (one) => one !== undefined,
  );
  if (!arns.length)
    throw new z.ZodError([
      {
        code: 'custom',
        path: ['detail'],
        message: 'names neither a resource nor a recovery point',
        input: undefined,
      },
    ]);
  const end = job.completionDate ?? said.time;
  const took = Math.max(0, Date.parse(end) - Date.parse(job.creationDate ?? end)) / 60_000;
  const done = state === 'COMPLETED' ? ('completed' as const) : ('failed' as const);
  const proof = {
    restore: {
      job: job.restoreJobId ?? said.time,
      state: done,
      at: end,
      minutes: Math.round(took * 10) / 10,
      ...words(job.statusMessage),
    },
  };
  return { about: 'item', arns, proof };
}

const Fis = z.looseObject({
  'experiment-id': z.string('names no experiment').min(1).max(100),
  'experiment-template-id': text,
  'new-state': z.looseObject({ status: z.string().max(40), reason: text }),
});

function experiment(said: Said): Evidence {
  const detail = Fis.parse(said.detail);
  const { status, reason } = detail['new-state'];
  const is = {
    running: 'running',
    completed: 'completed',
    failed: 'failed',
    stopped: 'failed',
    cancelled: 'failed',
  }[status.toLowerCase()];
  if (!is) return nothing(`An experiment that is ${status} proves nothing.`);
  const template = detail['experiment-template-id'];
  return {
    about: 'experiment',
    experiment: {
      id: detail['experiment-id'],
      status: is as Experiment['status'],
      at: said.time,
      ...(template && { template }),
      ...(reason && { reason: readableLine(reason).slice(0, 500) }),
    },
  };
}

const readers: Readonly<Record<string, (said: Said, job: Job) => Evidence>> = {
  'Backup Job State Change': backup,
  'Recovery Point State Change': recoveryPoint,
  'Copy Job State Change': copy,
  'Restore Job State Change': restore,
};

/**
 * What an event of AWS Backup (docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html) or AWS FIS proves.
 *
 * @throws {z.ZodError} saying what could not be read
 */
export function readEvidence(raw: unknown): Evidence {
  const said = Said.parse(raw);
  if (said['detail-type'] === 'FIS Experiment State Change') return experiment(said);
  const read = readers[said['detail-type']];
  return read ? read(said, Job.parse(said.detail)) : nothing(`${said['detail-type']} proves nothing.`);
}

/** What makes an event the same as another: what it is about and which job or point, not when it was said. */
export function evidenceKey(raw: unknown): string {
  const { 'detail-type': type, detail } = z
    .looseObject({ 'detail-type': z.string().catch('?'), detail: z.looseObject({}).catch({}) })
    .catch({ 'detail-type': '?', detail: {} })
    .parse(raw);
  const names = [
    'resourceArn',
    'backupJobId',
    'copyJobId',
    'restoreJobId',
    'recoveryPointArn',
    'experiment-id',
    'state',
    'status',
  ];
  return JSON.stringify([type, ...names.map((name) => detail[name])]);
}
