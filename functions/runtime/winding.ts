import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { sha256 } from './chain.ts';
import type { Heard } from './reaction.ts';

const scheduler = new SchedulerClient({ maxAttempts: 3 });
const bus = new EventBridgeClient({ maxAttempts: 3 });

type Clock = {
  readonly kind: string;
  readonly name: string;
  readonly due: string;
  readonly heard: Pick<Heard, 'id' | 'version' | 'next'>;
  /** Nobody is to know of the record: whoever hears the clock finds out in its table which one it was. */
  readonly discreet?: boolean;
};

/** A schedule's name: the same for the same clock of the same version, however often its event comes. */
function nameOf({ kind, name, heard: { id, version } }: Clock): string {
  const whole = `${kind}-${id}-${name}-${version}`.replace(/[^\w.-]/g, '_');
  return whole.length <= 64 ? whole : `${whole.slice(0, 31)}-${sha256(whole).slice(0, 32)}`;
}

/** What the bus will carry when the clock strikes: an event like any other, that a practice reacts to. */
function struck({ kind, name, due, heard: { id, version }, discreet }: Clock, depth: number) {
  const bare = { id, version, depth };
  const detail = discreet ? bare : { ...bare, at: due, by: 'system:clock', changed: {}, clock: name };
  return { Source: 'itsm', DetailType: `${kind}.due`, Detail: JSON.stringify(detail) };
}

/** Schedules know whole seconds; a clock may strike late, never early. */
const second = (due: string): string =>
  new Date(Math.ceil(Date.parse(due) / 1000) * 1000).toISOString().slice(0, 19);

/**
 * Winds one clock: a one-shot schedule that puts it on the bus, or, when it is due already, the bus at once. A schedule strikes because
 * time has passed, so that a chain of causes begins anew: what waits for its turn may have to look for it any number of times.
 */
export async function wind(clock: Clock, now: string): Promise<void> {
  const atOnce = clock.due <= now;
  const { Detail, ...event } = struck(clock, atOnce ? clock.heard.next : 0);
  if (atOnce) {
    const entry = { ...event, Detail, EventBusName: process.env.BUS };
    const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount) throw new Error('The bus did not take a clock that is due');
    return;
  }
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        Name: nameOf(clock),
        GroupName: process.env.CLOCKS,
        ScheduleExpression: `at(${second(clock.due)})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: process.env.BUS_ARN,
          RoleArn: process.env.CLOCK_ROLE,
          Input: Detail,
          EventBridgeParameters: event,
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}
