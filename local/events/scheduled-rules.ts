import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Leap } from '../clock.ts';
import type { Jobs } from '../jobs.ts';
import { nextRun } from '../schedule-expression.ts';
import { transaction } from '../state.ts';
import { type Envelope, envelopeOf, eventTime, type Place } from './envelope.ts';
import type { Rule } from './rule.ts';

const hour = 3_600_000;

/**
 * When a rule fires next while the clock is moved: at its rate in the first and in the last hour of the move, and hourly between, so
 * that a week forward is not a thousand looks at a desk where nothing happens. Everything else has its own moment.
 */
export function paced(expression: string, next: number, due: number, leap: Leap | undefined): number {
  const between = leap && due >= leap.from + hour && due < leap.until - hour;
  if (!between || !expression.startsWith('rate(')) return next;
  return Math.max(next, Math.min(due + hour, leap.until - hour));
}

type Doc = { bus: string; name: string; expression: string };

/**
 * Fires rules by their schedule expression, in UTC. A restart keeps the moment that was being waited for; what was
 * missed while the host was down fires once, not once per time missed, and a long move of the clock is paced.
 *
 * @returns a function that takes up the schedule of a rule, if it has one
 */
export function scheduledRules(deps: {
  db: DatabaseSync;
  clock: Clock;
  jobs: Jobs;
  place: Place;
  find: (bus: string, name: string) => Rule | undefined;
  fire: (rule: Rule, event: Envelope) => void;
}): (rule: Rule) => void {
  const { db, clock, jobs, place, find, fire } = deps;

  jobs.on('rule-schedule', async (given, { id, due }) => {
    const { bus, name, expression } = given as Doc;
    const rule = find(bus, name);
    if (!rule?.enabled || rule.properties.ScheduleExpression !== expression) return;
    const entry = {
      Source: 'aws.events',
      DetailType: 'Scheduled Event',
      Detail: '{}',
      Resources: [rule.arn],
    };
    const event = envelopeOf({ ...entry, Time: eventTime(due) }, place, due);
    if ('ErrorCode' in event) throw new Error(event.ErrorMessage);
    let next = nextRun(expression, 'UTC', due);
    if (next !== undefined && next <= clock.now()) next = nextRun(expression, 'UTC', clock.now());
    const then = next === undefined ? undefined : paced(expression, next, due, clock.leap);
    transaction(db, () => {
      fire(rule, event);
      if (then !== undefined) jobs.add('rule-schedule', given, then, id);
    });
  });

  return (rule) => {
    const id = `rule ${rule.arn}`;
    const expression = rule.properties.ScheduleExpression;
    const next = expression === undefined ? undefined : nextRun(expression, 'UTC', clock.now());
    const doc = { bus: rule.bus, name: rule.name, expression };
    const waiting = jobs.get(id);
    if (!rule.enabled || next === undefined) jobs.cancel(id);
    else if (JSON.stringify(waiting?.doc) !== JSON.stringify(doc)) jobs.add('rule-schedule', doc, next, id);
  };
}
