import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { cut, type Signal } from './signal.ts';
import { fromAlarmEvent, isAlarmEvent } from './source/cloudwatch.ts';
import { fromNotification, isEnvelope } from './source/cloudwatch-sns.ts';

/** What became of one message: a signal, or the reason for which nobody could read it. */
export type Read = { readonly signal: Signal } | { readonly unreadable: string; readonly source: string };

const maxRaw = 250_000;
const day = 24 * 60 * 60_000;

function sourceOf(raw: unknown): string {
  const { source, TopicArn } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
    string,
    unknown
  >;
  const named = source ?? TopicArn;
  return typeof named === 'string' ? cut(named, 200) : 'unknown';
}

function inWords(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`)
      .join('; ');
  if (error instanceof Refusal) return error.message;
  return 'The message inside is not JSON.';
}

/**
 * Reads one message of the intake queue. It never throws: what cannot be read comes back with its reason, so that it is
 * quarantined where an operator sees it, and never blocks what is readable. A signal from more than a day ahead is not
 * believed: everything that its source says until then would count as older.
 */
export function readSignal(body: string, now: string): Read {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return { unreadable: 'It is not JSON.', source: 'unknown' };
  }
  const source = sourceOf(raw);
  try {
    const signal = isEnvelope(raw)
      ? fromNotification(raw)
      : isAlarmEvent(raw)
        ? fromAlarmEvent(raw)
        : undefined;
    if (!signal)
      return { unreadable: 'It is neither an alarm’s state change nor an SNS notification of one.', source };
    if (Date.parse(signal.at) <= Date.parse(now) + day) return { signal };
    return { unreadable: `It says that it is from ${signal.at}, which is more than a day from now.`, source };
  } catch (error) {
    return { unreadable: cut(inWords(error), 1_000), source };
  }
}

/** The raw message within the size that a row may have; the cut is marked. */
export function keepable(body: string): string {
  const bytes = Buffer.from(body);
  return bytes.length <= maxRaw ? body : `${bytes.subarray(0, maxRaw - 3).toString()}…`;
}
