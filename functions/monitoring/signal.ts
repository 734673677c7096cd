import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { readableLine, readableText } from '../kernel/text.ts';

/** Everything that signals can come from. */
export const sources = [
  'cloudwatch',
  'health',
  'backup',
  'codepipeline',
  'ec2',
  'rds',
  'trusted-advisor',
  'pagerduty',
  'alertmanager',
  'grafana',
  'datadog',
  'sns',
  'generic',
  'heartbeat',
] as const;
export type Source = (typeof sources)[number];

/** What a source said of one alarm at one moment, whichever door it came through. */
export type Signal = {
  /** The same alarm has the same fingerprint through every door: its ARN, or `<integration id>:<dedup key>`. */
  readonly fingerprint: string;
  /** The source's own group: what it wants to be seen as one incident. */
  readonly group?: string | undefined;
  readonly source: Source;
  /** The integration whose key it came with. */
  readonly integration?: string | undefined;
  /** A short name, whatever the source calls it. */
  readonly alarmName: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly namespace?: string | undefined;
  /** ARN or id of what it is about. */
  readonly resource?: string | undefined;
  readonly state: 'firing' | 'cleared' | 'no-data';
  /** When the source says that it changed; order is by this, never by arrival. */
  readonly at: string;
  /**
   * When the source says that this firing began, for sources that go on repeating it: a firing signal of an alert that
   * fires since then says nothing new.
   */
  readonly since?: string | undefined;
  readonly reason: string;
  readonly description?: string | undefined;
  /** What is measured, in words, e.g. `AWS/EC2 CPUUtilization i-12345678901234567`. */
  readonly measures?: string | undefined;
  readonly severity?: Severity | undefined;
  /** Where its source shows it. */
  readonly url?: string | undefined;
  /** Labels and dimensions too. */
  readonly tags: Readonly<Record<string, string>>;
  /** The service that its integration is for, unless a tag or a rule says better. */
  readonly service?: string | undefined;
  /** Somebody has taken it over there. */
  readonly acknowledged?: boolean | undefined;
  /** Tells apart what a source says in several messages of the same moment, e.g. its pages. */
  readonly part?: string | undefined;
  /** It matters to an alert that is there; where there is none, nothing is kept of it: instances start all the time. */
  readonly ifKnown?: boolean | undefined;
  /** No incident comes of it, unless a rule says otherwise: instances stop all the time. */
  readonly recordOnly?: boolean | undefined;
  /** ARNs of the alarms that made a composite alarm fire. */
  readonly triggeredBy?: readonly string[] | undefined;
};

/** How bad the source says it is, in PagerDuty's four words. */
export const severities = ['critical', 'error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export const maxReason = 2_000;

/** Keeps a source's text within bounds, and says so where it cut; no character is cut in half. */
export const cut = (source: string, most: number): string =>
  source.length <= most
    ? source
    : `${source
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;

/** What a source says, as our records keep it: its lines, or all of it in one. */
export const lines = (source: string, most: number): string => cut(readableText(source), most);
export const oneLine = (source: string, most: number): string => cut(readableLine(source), most);

const states = { ALARM: 'firing', OK: 'cleared', INSUFFICIENT_DATA: 'no-data' } as const;
export const AlarmState = z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']).transform((value) => states[value]);

// CloudWatch began in 2009; outside of this a moment is no text that sorts by time.
const plausible = (iso: string) => iso >= '2000' && iso < '2200';

/** A source's moment in UTC; undefined when it is no moment between 2000 and 2199. */
export function instantOf(value: string | number): string | undefined {
  const text = String(value).trim();
  // Epochs come in seconds, milliseconds or, from Go, nanoseconds.
  const epoch = /^\d{9,19}(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const scale = epoch === undefined || epoch < 1e11 ? 1_000 : epoch < 1e14 ? 1 : epoch < 1e17 ? 1e-3 : 1e-6;
  const time = epoch === undefined ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : epoch * scale;
  if (Number.isNaN(time) || Math.abs(time) > 8.64e15) return undefined;
  const iso = new Date(time).toISOString();
  return plausible(iso) ? iso : undefined;
}

/** A source's timestamp (`2019-10-02T17:04:40.989+0000`, RFC 1123, an epoch) in UTC. */
export const SourceTime = z.union([z.string(), z.number()]).transform((value, context) => {
  const iso = instantOf(value);
  if (iso) return iso;
  const odd = !Number.isNaN(Date.parse(String(value)));
  context.addIssue({
    code: 'custom',
    message: odd ? 'is not a time between 2000 and 2199' : 'is not a time',
  });
  return z.NEVER;
});

/** The parts of an alarm's ARN. @throws {Refusal} `validation` when it is no alarm's */
export function alarmArn(arn: string): { account: string; region: string; alarmName: string } {
  const [, region, account, alarmName] = /^arn:[\w-]+:cloudwatch:([\w-]+):(\d+):alarm:(.+)$/s.exec(arn) ?? [];
  if (arn.length <= 1_000 && region && account && alarmName) return { region, account, alarmName };
  throw new Refusal('validation', `${cut(arn, 200)} is not the ARN of a CloudWatch alarm.`);
}
