import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { nameOf } from '../arn.ts';
import { awsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Deliver } from '../delivery.ts';
import { eventTime, type Place } from '../events/envelope.ts';
import type { Jobs } from '../jobs.ts';
import { isOneTime } from '../schedule-expression.ts';
import { transaction } from '../state.ts';
import { firstRun, runAfter, type Schedule, type ScheduleInput, scheduleOf } from './schedule.ts';
import { attemptMark, type Firing, inputText, scheduleCall } from './schedule-call.ts';
import { createScheduleRows, type ScheduleRow } from './schedule-rows.ts';

export type Scheduler = {
  addGroup(name: string): void;
  groups(): string[];
  /** Makes or changes a schedule of the template; one that is unchanged goes on as it was. */
  ensure(input: ScheduleInput): void;
  create(input: ScheduleInput): { ScheduleArn: string };
  update(input: ScheduleInput): { ScheduleArn: string };
  get(name: string, group?: string): ScheduleRow;
  remove(name: string, group?: string): void;
  list(group?: string, prefix?: string): ScheduleRow[];
  arnOf(schedule: Schedule): string;
};

type SchedulerDeps = { db: DatabaseSync; jobs: Jobs; clock: Clock; deliver: Deliver; place: Place };

const jobId = ({ group, name }: { group: string; name: string }) => `schedule ${group}/${name}`;

/**
 * EventBridge Scheduler. Schedules are kept in SQLite and fire on the host's clock, exactly at their time (AWS: within
 * the minute) and at the start of a flexible window. What was missed while the host was down fires once, when it starts.
 */
export function createScheduler({ db, jobs, clock, deliver, place }: SchedulerDeps): Scheduler {
  const rows = createScheduleRows(db);
  const groups = new Set(['default']);
  const arnOf = ({ group, name }: Schedule) =>
    `arn:aws:scheduler:${place.region}:${place.account}:schedule/${group}/${name}`;

  function arm(schedule: Schedule): void {
    const first = schedule.enabled ? firstRun(schedule, clock.now()) : undefined;
    if (first === undefined) jobs.cancel(jobId(schedule));
    else jobs.add('schedule', { group: schedule.group, name: schedule.name }, first, jobId(schedule));
  }

  function save(schedule: Schedule): { ScheduleArn: string } {
    transaction(db, () => {
      rows.put(schedule, clock.now());
      arm(schedule);
    });
    return { ScheduleArn: arnOf(schedule) };
  }

  function checked(input: ScheduleInput): Schedule {
    const schedule = scheduleOf(input);
    if (!groups.has(schedule.group)) {
      throw awsError('ResourceNotFoundException', `Schedule group ${schedule.group} does not exist.`, 404);
    }
    // Throws for a target that is not hosted, where AWS refuses one that it does not know.
    scheduleCall({ schedule, scheduleArn: arnOf(schedule), due: 0, executionId: '', place });
    const first = firstRun(schedule, clock.now());
    if (isOneTime(schedule.expression) && (first === undefined || first <= clock.now())) {
      throw awsError(
        'ValidationException',
        `Invalid Schedule Expression ${schedule.expression}. It is in the past.`,
      );
    }
    return schedule;
  }

  function get(name: string, group = 'default'): ScheduleRow {
    const row = rows.get(group, name);
    if (row) return row;
    throw awsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
  }

  function remove(name: string, group = 'default'): void {
    const { schedule } = get(name, group);
    transaction(db, () => {
      rows.remove(schedule.group, schedule.name);
      jobs.cancel(jobId(schedule));
    });
  }

  function fire(firing: Firing): void {
    const { target } = firing.schedule;
    const queueArn = target.DeadLetterConfig?.Arn;
    deliver({
      call: scheduleCall(firing),
      retry: target.RetryPolicy,
      attemptMark,
      deadLetter: queueArn
        ? {
            queueArn,
            caller: { name: firing.schedule.name, role: nameOf(target.RoleArn) },
            body: inputText(firing),
            attributes: {
              SCHEDULE_ARN: firing.scheduleArn,
              TARGET_ARN: target.Arn,
              SCHEDULED_TIME: eventTime(firing.due),
              EXECUTION_ID: firing.executionId,
            },
          }
        : undefined,
    });
  }

  jobs.on('schedule', async (given, { id, due }) => {
    const { group, name } = given as { group: string; name: string };
    const schedule = rows.get(group, name)?.schedule;
    if (!schedule?.enabled) return;
    const next = runAfter(schedule, due, clock.now());
    transaction(db, () => {
      fire({ schedule, scheduleArn: arnOf(schedule), due, executionId: randomUUID(), place });
      if (next !== undefined) jobs.add('schedule', given, next, id);
      else jobs.cancel(id);
      if (next === undefined && schedule.deleteAfterCompletion) rows.remove(group, name);
    });
  });

  return {
    arnOf,
    get,
    remove,
    addGroup: (name) => void groups.add(name),
    groups: () => [...groups],
    list: (group, prefix = '') => rows.list(group).filter(({ schedule }) => schedule.name.startsWith(prefix)),
    ensure(input) {
      const schedule = scheduleOf(input);
      const known = rows.get(schedule.group, schedule.name)?.schedule;
      if (JSON.stringify(known) !== JSON.stringify(schedule)) save(schedule);
    },
    create(input) {
      const schedule = checked(input);
      const known = rows.get(schedule.group, schedule.name);
      if (known) throw awsError('ConflictException', `Schedule ${schedule.name} already exists.`, 409);
      return save(schedule);
    },
    update(input) {
      get(input.Name ?? '', input.GroupName);
      return save(checked(input));
    },
  };
}
