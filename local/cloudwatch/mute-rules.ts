import type { DatabaseSync } from 'node:sqlite';
import { isRecord, listOf } from '../assembly/template.ts';
import { awsError } from '../aws-error.ts';
import type { Place } from '../events/envelope.ts';

type Fields = Record<string, unknown>;
type Operation = (input: Fields) => unknown;

type Deps = {
  sql: DatabaseSync;
  now(): number;
  place: Place;
  isAlarm: (name: string) => boolean;
};

const invalid = (message: string) => awsError('ValidationError', message);
const minute = 60_000;
const longest = 15 * 24 * 60 * minute;
const mostTargets = 100;

const once = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d)\)$/;
const recurring = /^cron\((\S+ ){4}\S+\)$/;
const period = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

function lengthOf(duration: unknown): number {
  const [, days, hours, minutes] = period.exec(String(duration)) ?? [];
  const length = ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * minute;
  if (!(length >= minute && length <= longest))
    throw invalid(`Duration ${String(duration)} is not between PT1M and P15D`);
  return length;
}

/** The stretch of a rule that mutes once, in UTC; a recurring one is kept and not computed. */
function stretchOf({ Expression, Duration }: Fields): { from: number; until: number } | undefined {
  const at = once.exec(String(Expression))?.[1];
  if (at === undefined && !recurring.test(String(Expression)))
    throw invalid(`${String(Expression)} is not a schedule expression`);
  const length = lengthOf(Duration);
  if (at === undefined) return undefined;
  const from = Date.parse(`${at}:00Z`);
  return { from, until: from + length };
}

/**
 * Rules that mute the actions of alarms. On the laptop alarms have no actions, so that a rule is kept, described, and says
 * whether it would mute; alarms change their state all the same, as they do in CloudWatch.
 */
export function createMuteRules({ sql, now, place, isAlarm }: Deps): Record<string, Operation> {
  sql.exec(
    'CREATE TABLE IF NOT EXISTS cloudwatch_mute_rule (name TEXT PRIMARY KEY, rule TEXT NOT NULL) WITHOUT ROWID',
  );
  const arnOf = (name: string) =>
    `arn:aws:cloudwatch:${place.region}:${place.account}:alarm-mute-rule:${name}`;
  const scheduleOf = (rule: Fields): Fields => {
    const { Schedule } = isRecord(rule.Rule) ? rule.Rule : {};
    if (!isRecord(Schedule)) throw invalid('Rule.Schedule is required');
    return Schedule;
  };
  const find = (name: string): Fields | undefined => {
    const row = sql.prepare('SELECT rule FROM cloudwatch_mute_rule WHERE name = ?').get(name);
    return row && (JSON.parse(String(row.rule)) as Fields);
  };
  const statusOf = (rule: Fields): string => {
    const { ExpireDate } = rule;
    const stretch = stretchOf(scheduleOf(rule));
    if (ExpireDate !== undefined && Number(ExpireDate) * 1000 <= now()) return 'EXPIRED';
    if (!stretch || now() < stretch.from) return 'SCHEDULED';
    return now() < stretch.until ? 'ACTIVE' : 'EXPIRED';
  };
  const namesOf = ({ MuteTargets }: Fields): string[] =>
    isRecord(MuteTargets) ? listOf(MuteTargets.AlarmNames ?? []).map(String) : [];

  return {
    PutAlarmMuteRule: (input) => {
      const name = String(input.Name ?? '');
      if (!name || name.length > 255) throw invalid('Name has between 1 and 255 characters');
      stretchOf(scheduleOf(input));
      const targets = namesOf(input);
      if (targets.length > mostTargets) throw invalid(`A rule mutes ${mostTargets} alarms at most`);
      const strange = targets.find((target) => !isAlarm(target));
      if (strange !== undefined) throw invalid(`There is no alarm ${strange}`);
      const { Tags: _, ...rule } = input;
      sql
        .prepare('INSERT OR REPLACE INTO cloudwatch_mute_rule VALUES (?, ?)')
        .run(name, JSON.stringify({ ...rule, LastUpdatedTimestamp: now() / 1000 }));
      return {};
    },
    DeleteAlarmMuteRule: ({ AlarmMuteRuleName }) => {
      sql.prepare('DELETE FROM cloudwatch_mute_rule WHERE name = ?').run(String(AlarmMuteRuleName));
      return {};
    },
    GetAlarmMuteRule: ({ AlarmMuteRuleName }) => {
      const name = String(AlarmMuteRuleName);
      const rule = find(name);
      if (!rule) throw awsError('ResourceNotFoundException', `There is no mute rule ${name}`, 404);
      return { ...rule, AlarmMuteRuleArn: arnOf(name), Status: statusOf(rule), MuteType: 'Scheduled' };
    },
    ListAlarmMuteRules: ({ AlarmName, Statuses }) => {
      const wanted = Statuses === undefined ? undefined : listOf(Statuses).map(String);
      const rows = sql.prepare('SELECT rule FROM cloudwatch_mute_rule ORDER BY name').all();
      const rules = rows
        .map(({ rule }) => JSON.parse(String(rule)) as Fields)
        .filter((rule) => AlarmName === undefined || namesOf(rule).includes(String(AlarmName)))
        .filter((rule) => !wanted || wanted.includes(statusOf(rule)));
      return {
        AlarmMuteRuleSummaries: rules.map((rule) => ({
          AlarmMuteRuleArn: arnOf(String(rule.Name)),
          ExpireDate: rule.ExpireDate,
          Status: statusOf(rule),
          MuteType: 'Scheduled',
          LastUpdatedTimestamp: rule.LastUpdatedTimestamp,
        })),
      };
    },
  };
}
