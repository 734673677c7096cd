import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';

/** What a source said of one alarm at one moment, whichever door it came through. */
export type Signal = {
  /** The same alarm has the same fingerprint through every door: for CloudWatch, its ARN. */
  readonly fingerprint: string;
  readonly source: 'cloudwatch';
  readonly alarmName: string;
  readonly account: string;
  readonly region: string;
  readonly namespace?: string | undefined;
  readonly state: 'firing' | 'cleared' | 'no-data';
  /** When the source says that it changed; order is by this, never by arrival. */
  readonly at: string;
  readonly reason: string;
  readonly description?: string | undefined;
  /** What is measured, in words, e.g. `AWS/EC2 CPUUtilization i-12345678901234567`. */
  readonly measures?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
};

export const maxReason = 2_000;

/** Keeps a source's text within bounds, and says so where it cut. */
export const cut = (source: string, most: number): string =>
  source.length <= most ? source : `${source.slice(0, most - 1).trimEnd()}…`;

const states = { ALARM: 'firing', OK: 'cleared', INSUFFICIENT_DATA: 'no-data' } as const;
export const AlarmState = z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']).transform((value) => states[value]);

/** A CloudWatch timestamp (`2019-10-02T17:04:40.989+0000`) in UTC. */
export const SourceTime = z.string().transform((value, context) => {
  const time = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  context.addIssue({ code: 'custom', message: 'is not a time' });
  return z.NEVER;
});

/** The parts of an alarm's ARN. @throws {Refusal} `validation` when it is no alarm's */
export function alarmArn(arn: string): { account: string; region: string; alarmName: string } {
  const [, region, account, alarmName] = /^arn:[\w-]+:cloudwatch:([\w-]+):(\d+):alarm:(.+)$/s.exec(arn) ?? [];
  if (arn.length <= 1_000 && region && account && alarmName) return { region, account, alarmName };
  throw new Refusal('validation', `${cut(arn, 200)} is not the ARN of a CloudWatch alarm.`);
}
