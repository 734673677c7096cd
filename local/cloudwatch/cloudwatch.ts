import type { DatabaseSync } from 'node:sqlite';
import { isRecord, listOf } from '../assembly/template.ts';
import { awsError, notHosted } from '../aws-error.ts';
import type { Service } from '../dispatcher.ts';
import type { Envelope, Place } from '../events/envelope.ts';
import { type Alarm, configurationChange, described, settingsOf, stateChange } from './alarm.ts';
import { createMetricData } from './metric-data.ts';
import { createMuteRules } from './mute-rules.ts';

type Fields = Record<string, unknown>;
type Operation = (input: Fields) => unknown;

export type CloudWatch = {
  service: Service;
  /** Hears of an alarm by an event that somebody put onto the default bus, standing in for CloudWatch. */
  hear(event: Envelope): void;
};

type Deps = {
  sql: DatabaseSync;
  now(): number;
  place: Place;
  /** Puts an event of CloudWatch's onto the default bus. */
  tell: (type: string, arn: string, detail: Fields) => void;
};

const values = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const invalid = (message: string) => awsError('ValidationError', message);
const notState = ['AlarmName', 'Tags'];
const timeOf = (text: unknown): number =>
  Date.parse(String(text).replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) || 0;

/**
 * The alarms of CloudWatch, and metrics as far as somebody puts them there. No alarm looks at a metric: it is in the state that
 * somebody set, or that an event on the default bus told of.
 */
export function createCloudWatch({ sql, now, place, tell }: Deps): CloudWatch {
  sql.exec(
    'CREATE TABLE IF NOT EXISTS cloudwatch_alarm (name TEXT PRIMARY KEY, alarm TEXT NOT NULL, tags TEXT NOT NULL) WITHOUT ROWID',
  );
  const prefix = `arn:aws:cloudwatch:${place.region}:${place.account}:alarm:`;
  const find = (name: string): Alarm | undefined => {
    const row = sql.prepare('SELECT alarm FROM cloudwatch_alarm WHERE name = ?').get(name);
    return row && (JSON.parse(String(row.alarm)) as Alarm);
  };
  const tagsOf = (name: string): Fields =>
    JSON.parse(
      String(sql.prepare('SELECT tags FROM cloudwatch_alarm WHERE name = ?').get(name)?.tags ?? '{}'),
    );
  const keep = (alarm: Alarm, tags: Fields) =>
    sql
      .prepare('INSERT OR REPLACE INTO cloudwatch_alarm VALUES (?, ?, ?)')
      .run(alarm.name, JSON.stringify(alarm), JSON.stringify(tags));
  const named = ({ AlarmName }: Fields): Alarm => {
    const alarm = find(String(AlarmName));
    if (alarm) return alarm;
    throw awsError('ResourceNotFound', `Alarm ${String(AlarmName)} does not exist`, 404);
  };
  const byArn = ({ ResourceARN }: Fields) => named({ AlarmName: String(ResourceARN).slice(prefix.length) });
  const pairs = (given: unknown): Fields =>
    Object.fromEntries(
      listOf(given ?? [])
        .filter(isRecord)
        .map(({ Key, Value }) => [String(Key), Value]),
    );

  const put = (input: Fields, composite: boolean) => {
    const name = String(input.AlarmName ?? '');
    if (!name) throw invalid('The parameter AlarmName is required');
    const before = find(name);
    const settings = Object.fromEntries(Object.entries(input).filter(([key]) => !notState.includes(key)));
    const fresh = { value: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation', at: now() };
    const state = before?.state ?? fresh;
    const alarm: Alarm = {
      ...before,
      name,
      arn: `${prefix}${name}`,
      composite,
      settings,
      state,
      updatedAt: now(),
    };
    keep(alarm, { ...tagsOf(name), ...pairs(input.Tags) });
    const change = configurationChange(alarm, before ? 'update' : 'create');
    tell('CloudWatch Alarm Configuration Change', alarm.arn, change);
    return {};
  };

  const operations: Record<string, Operation> = {
    PutMetricAlarm: (input) => put(input, false),
    PutCompositeAlarm: (input) => put(input, true),
    ...createMetricData({ sql, now }),
    DeleteAlarms: ({ AlarmNames }) => {
      for (const alarm of listOf(AlarmNames).flatMap((name) => find(String(name)) ?? [])) {
        sql.prepare('DELETE FROM cloudwatch_alarm WHERE name = ?').run(alarm.name);
        tell('CloudWatch Alarm Configuration Change', alarm.arn, configurationChange(alarm, 'delete'));
      }
      return {};
    },
    SetAlarmState: (input) => {
      const before = named(input);
      const { StateValue, StateReason, StateReasonData } = input;
      if (!values.includes(String(StateValue)))
        throw invalid(`${String(StateValue)} is not a state of an alarm`);
      if (before.state.value === StateValue) return {};
      const state = {
        value: String(StateValue),
        reason: String(StateReason ?? ''),
        ...(StateReasonData !== undefined && { reasonData: String(StateReasonData) }),
        at: now(),
      };
      const alarm = { ...before, state, previous: before.state };
      const tags = tagsOf(alarm.name);
      keep(alarm, tags);
      const told = Object.keys(tags).length > 0 && { alarmTags: tags, alarmTagsStatus: 'COMPLETE' };
      tell('CloudWatch Alarm State Change', alarm.arn, { ...stateChange(alarm), ...told });
      return {};
    },
    DescribeAlarms: (input) => describe(input),
    ListTagsForResource: (input) => ({
      Tags: Object.entries(tagsOf(byArn(input).name)).map(([Key, Value]) => ({ Key, Value })),
    }),
    TagResource: (input) => {
      const alarm = byArn(input);
      keep(alarm, { ...tagsOf(alarm.name), ...pairs(input.Tags) });
      return {};
    },
    ...createMuteRules({ sql, now, place, isAlarm: (name) => find(name) !== undefined }),
  };

  function describe(input: Fields): Fields {
    const { AlarmNamePrefix = '', StateValue, NextToken = '' } = input;
    const most = Number(input.MaxRecords ?? 50);
    if (!(most >= 1 && most <= 100)) throw invalid('MaxRecords is between 1 and 100');
    // As CloudWatch has it: composite alarms come to those who ask for them.
    const types = listOf(input.AlarmTypes ?? ['MetricAlarm']).map(String);
    const names = input.AlarmNames === undefined ? undefined : listOf(input.AlarmNames).map(String);
    const wanted = (alarm: Alarm) =>
      (names?.includes(alarm.name) ?? alarm.name.startsWith(String(AlarmNamePrefix))) &&
      (StateValue === undefined || alarm.state.value === StateValue) &&
      (types.includes(alarm.composite ? 'CompositeAlarm' : 'MetricAlarm') || names !== undefined);
    const after = NextToken ? Buffer.from(String(NextToken), 'base64url').toString() : '';
    const rows = sql
      .prepare('SELECT alarm FROM cloudwatch_alarm WHERE name > ? ORDER BY name')
      .iterate(after);
    const found: Alarm[] = [];
    for (const { alarm } of rows) {
      const one = JSON.parse(String(alarm)) as Alarm;
      if (wanted(one)) found.push(one);
      if (found.length > most) break;
    }
    const page = found.slice(0, most);
    return {
      MetricAlarms: page.filter(({ composite }) => !composite).map(described),
      CompositeAlarms: page.filter(({ composite }) => composite).map(described),
      ...(found.length > most && { NextToken: Buffer.from(page.at(-1)?.name ?? '').toString('base64url') }),
    };
  }

  return {
    service: async ({ service, operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted(service, operation);
      return run(input);
    },
    hear: ({ source, 'detail-type': type, resources, detail }) => {
      const arn = String(resources[0]);
      if (source !== 'aws.cloudwatch' || !arn.startsWith(prefix) || !isRecord(detail)) return;
      const name = arn.slice(prefix.length);
      if (type === 'CloudWatch Alarm Configuration Change' && detail.operation === 'delete')
        sql.prepare('DELETE FROM cloudwatch_alarm WHERE name = ?').run(name);
      if (type !== 'CloudWatch Alarm State Change' || !isRecord(detail.state)) return;
      const before = find(name);
      const { value, reason, timestamp } = detail.state;
      const state = { value: String(value), reason: String(reason ?? ''), at: timeOf(timestamp) };
      if (before && before.state.at >= state.at) return;
      const settings = before?.settings ?? settingsOf(detail.configuration);
      const composite = 'AlarmRule' in settings;
      const tags = isRecord(detail.alarmTags) ? detail.alarmTags : tagsOf(name);
      keep({ name, arn, composite, settings, state, updatedAt: before?.updatedAt ?? state.at }, tags);
    },
  };
}
