import { awsError, notHosted } from '../aws-error.ts';
import type { Service } from '../dispatcher.ts';
import type { ScheduleInput } from './schedule.ts';
import type { ScheduleRow } from './schedule-rows.ts';
import type { Scheduler } from './scheduler.ts';

const retryDefaults = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 };
const epochSeconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000);

function describe(
  scheduler: Scheduler,
  { schedule, createdAt, changedAt }: ScheduleRow,
): Record<string, unknown> {
  return {
    Arn: scheduler.arnOf(schedule),
    Name: schedule.name,
    GroupName: schedule.group,
    Description: schedule.description,
    State: schedule.enabled ? 'ENABLED' : 'DISABLED',
    ScheduleExpression: schedule.expression,
    ScheduleExpressionTimezone: schedule.timezone,
    FlexibleTimeWindow: schedule.window,
    ActionAfterCompletion: schedule.deleteAfterCompletion ? 'DELETE' : 'NONE',
    Target: { ...schedule.target, RetryPolicy: { ...retryDefaults, ...schedule.target.RetryPolicy } },
    StartDate: epochSeconds(schedule.startsAt),
    EndDate: epochSeconds(schedule.endsAt),
    CreationDate: epochSeconds(createdAt),
    LastModificationDate: epochSeconds(changedAt),
  };
}

function summary(scheduler: Scheduler, row: ScheduleRow): Record<string, unknown> {
  const { Arn, Name, GroupName, State, CreationDate, LastModificationDate } = describe(scheduler, row);
  return {
    Arn,
    Name,
    GroupName,
    State,
    CreationDate,
    LastModificationDate,
    Target: { Arn: row.schedule.target.Arn },
  };
}

/** EventBridge Scheduler's operations, for the dispatcher. Dates are seconds since the epoch, as REST JSON has them. */
export function schedulerService(scheduler: Scheduler): Service {
  return async ({ service, operation, input }) => {
    const { Name = '', GroupName } = input as ScheduleInput;
    switch (operation) {
      case 'CreateSchedule':
        return scheduler.create(input);
      case 'UpdateSchedule':
        return scheduler.update(input);
      case 'GetSchedule':
        return describe(scheduler, scheduler.get(Name, GroupName));
      case 'DeleteSchedule':
        scheduler.remove(Name, GroupName);
        return {};
      case 'ListSchedules': {
        const prefix = input.NamePrefix === undefined ? '' : String(input.NamePrefix);
        const group = input.ScheduleGroup === undefined ? GroupName : String(input.ScheduleGroup);
        return { Schedules: scheduler.list(group, prefix).map((row) => summary(scheduler, row)) };
      }
      case 'ListScheduleGroups':
        return { ScheduleGroups: scheduler.groups().map((group) => ({ Name: group, State: 'ACTIVE' })) };
      case 'GetScheduleGroup':
        if (scheduler.groups().includes(Name)) return { Name, State: 'ACTIVE' };
        throw awsError('ResourceNotFoundException', `Schedule group ${Name} does not exist.`, 404);
      default:
        throw notHosted(service, operation);
    }
  };
}
