import { Cron } from 'croner';
import { awsError } from './aws-error.ts';

const unitLength = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const dayNames = ['', 'SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
// Minutes, hours, day of month, month, day of week, year: where a step such as 0/10 ends.
const highest = [59, 23, 31, 12, undefined, 2199];

function invalid(expression: string): never {
  throw awsError('ValidationException', `Invalid Schedule Expression ${expression}.`);
}

/** AWS counts days of the week from SUN = 1, croner from 0: names mean the same to both. `FRIL` is croner's `FRI#L`. */
function daysOfWeek(field: string): string {
  return field
    .replace(
      /(^|[-,])([1-7])(?=[L#,-]|$)/g,
      (_, before: string, day: string) => before + dayNames[Number(day)],
    )
    .replace(/^([A-Z]{3})L$/, '$1#L');
}

function toCroner(expression: string, fields: string[]): string {
  const [, , dayOfMonth, , dayOfWeek] = fields;
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) invalid(expression);
  const translated = fields.map((field, index) => {
    if (field === '?') return '*';
    if (index === 4) return daysOfWeek(field);
    return field.replace(/(^|,)(\d+)\//g, `$1$2-${highest[index]}/`);
  });
  return `0 ${translated.join(' ')}`;
}

function cron(expression: string, pattern: string, timezone: string): Cron {
  try {
    return new Cron(pattern, { timezone });
  } catch {
    return invalid(expression);
  }
}

/** Whether the expression names one moment, which it runs at once and never again. */
export function isOneTime(expression: string): boolean {
  return expression.startsWith('at(');
}

/**
 * When a schedule expression of EventBridge runs next after `after`; undefined when it never does again.
 *
 * `at(...)` answers its moment whether it is past or not. In the spring gap of a zone a cron that names a time
 * which does not exist is skipped that day, in autumn it runs once, as EventBridge Scheduler documents.
 *
 * @param after ms since the epoch; a rate counts from it
 * @throws ValidationException for an expression or a zone that AWS refuses
 */
export function nextRun(expression: string, timezone: string, after: number): number | undefined {
  const [, kind, inner = ''] = /^(at|rate|cron)\((.+)\)$/.exec(expression) ?? invalid(expression);
  if (kind === 'rate') {
    const [, count, unit] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inner) ?? invalid(expression);
    return after + Number(count) * unitLength[unit as keyof typeof unitLength];
  }
  if (kind === 'at') {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner)) invalid(expression);
    return cron(expression, inner, timezone).nextRun(new Date(0))?.getTime();
  }
  const recurring = cron(expression, toCroner(expression, inner.split(/\s+/)), timezone);
  try {
    let run = recurring.nextRun(new Date(after));
    while (run && !recurring.match(run)) run = recurring.nextRun(run);
    return run?.getTime();
  } catch {
    return invalid(expression);
  }
}
