import { awsError } from '../aws-error.ts';
import { isOneTime, nextRun } from '../schedule-expression.ts';

export type ScheduleTarget = {
  Arn: string;
  RoleArn: string;
  Input?: string;
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  DeadLetterConfig?: { Arn?: string };
  SqsParameters?: { MessageGroupId?: string };
  EventBridgeParameters?: { DetailType: string; Source: string };
};

/** What CreateSchedule and UpdateSchedule take, and AWS::Scheduler::Schedule. */
export type ScheduleInput = {
  Name?: string;
  GroupName?: string;
  ScheduleExpression?: string;
  ScheduleExpressionTimezone?: string;
  FlexibleTimeWindow?: { Mode?: string; MaximumWindowInMinutes?: number };
  Target?: Partial<ScheduleTarget>;
  State?: string;
  Description?: string;
  ActionAfterCompletion?: string;
  StartDate?: number | string | Date;
  EndDate?: number | string | Date;
  ClientToken?: string;
};

/** A schedule as it is kept; dates in ms since the epoch. */
export type Schedule = {
  name: string;
  group: string;
  expression: string;
  timezone: string;
  window: { Mode: string; MaximumWindowInMinutes?: number };
  target: ScheduleTarget;
  enabled: boolean;
  description?: string;
  deleteAfterCompletion: boolean;
  startsAt?: number;
  endsAt?: number;
};

function invalid(message: string): never {
  throw awsError('ValidationException', message);
}

/** A date of the API in ms since the epoch; numbers are seconds, as REST JSON writes them. */
function dateOf(date: ScheduleInput['StartDate']): number | undefined {
  if (date === undefined) return undefined;
  return typeof date === 'number' ? date * 1000 : new Date(date).getTime();
}

function oneOf(value: string, allowed: string[], name: string): string {
  if (allowed.includes(value)) return value;
  return invalid(
    `Value '${value}' at '${name}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  );
}

function targetOf(target: ScheduleInput['Target']): ScheduleTarget {
  const { Arn, RoleArn } = target ?? {};
  if (!Arn?.startsWith('arn:')) return invalid(`Provided Arn is not in correct format. Arn: ${Arn}`);
  if (!RoleArn?.startsWith('arn:')) return invalid('RoleArn is required.');
  return { ...target, Arn, RoleArn };
}

/** Reads a schedule as EventBridge Scheduler validates it. @throws ValidationException with the reason */
export function scheduleOf(input: ScheduleInput): Schedule {
  const {
    Name = '',
    GroupName = 'default',
    ScheduleExpression = '',
    ScheduleExpressionTimezone = 'UTC',
  } = input;
  if (!/^[0-9a-zA-Z\-_.]{1,64}$/.test(Name)) {
    return invalid(
      `Value '${Name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+ and have length less than or equal to 64`,
    );
  }
  nextRun(ScheduleExpression, ScheduleExpressionTimezone, 0);
  const { Mode = '', MaximumWindowInMinutes } = input.FlexibleTimeWindow ?? {};
  oneOf(Mode, ['OFF', 'FLEXIBLE'], 'flexibleTimeWindow.mode');
  const action = oneOf(input.ActionAfterCompletion ?? 'NONE', ['NONE', 'DELETE'], 'actionAfterCompletion');
  return {
    name: Name,
    group: GroupName,
    expression: ScheduleExpression,
    timezone: ScheduleExpressionTimezone,
    window: { Mode, ...(MaximumWindowInMinutes !== undefined && { MaximumWindowInMinutes }) },
    target: targetOf(input.Target),
    enabled: oneOf(input.State ?? 'ENABLED', ['ENABLED', 'DISABLED'], 'state') === 'ENABLED',
    description: input.Description,
    deleteAfterCompletion: action === 'DELETE',
    startsAt: dateOf(input.StartDate),
    endsAt: dateOf(input.EndDate),
  };
}

function within(schedule: Schedule, at: number | undefined): number | undefined {
  return at !== undefined && at <= (schedule.endsAt ?? Number.POSITIVE_INFINITY) ? at : undefined;
}

/** When a new schedule runs first; a rate without a start runs at once, with one at the start and in step with it. */
export function firstRun(schedule: Schedule, now: number): number | undefined {
  const { expression, timezone, startsAt } = schedule;
  if (isOneTime(expression)) return nextRun(expression, timezone, now);
  if (!expression.startsWith('rate(')) {
    return within(schedule, nextRun(expression, timezone, Math.max(now, (startsAt ?? now) - 1)));
  }
  const start = startsAt ?? now;
  const every = nextRun(expression, timezone, 0) ?? 0;
  return within(schedule, start + Math.max(0, Math.ceil((now - start) / every)) * every);
}

/** When it runs after the run that was due at `due`: missed runs are not made up for. */
export function runAfter(schedule: Schedule, due: number, now: number): number | undefined {
  const { expression, timezone } = schedule;
  if (isOneTime(expression)) return undefined;
  const next = nextRun(expression, timezone, due);
  if (next === undefined || next > now) return within(schedule, next);
  return firstRun(
    { ...schedule, startsAt: expression.startsWith('rate(') ? due : schedule.startsAt },
    now + 1,
  );
}
