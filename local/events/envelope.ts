import { randomUUID } from 'node:crypto';
import { isObject } from './pattern-fields.ts';

/** Where the host stands in AWS. */
export type Place = { region: string; account: string };

export type Envelope = {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: unknown;
};

/** One entry of PutEvents as the SDK or the gateway hands it over: a time is a Date, seconds, or text. */
export type Entry = {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  Resources?: string[];
  EventBusName?: string;
  Time?: Date | number | string;
};

export type EntryFailure = { ErrorCode: string; ErrorMessage: string };

/** Time of an entry in ms since the epoch; numbers are seconds, as AWS JSON 1.1 writes them. */
function timeOf(time: NonNullable<Entry['Time']>): number {
  return typeof time === 'number' ? time * 1000 : new Date(time).getTime();
}

function parseDetail(detail: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(detail);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Whole seconds, as EventBridge stamps events. */
export function eventTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * Makes the event of an entry, or says why it is refused. Sources that begin with `aws.` are accepted, so that
 * whoever is at the laptop can stand in for the services; AWS refuses them.
 */
export function envelopeOf(entry: Entry, place: Place, now: number): Envelope | EntryFailure {
  const { Source, DetailType, Detail, Resources = [], Time } = entry;
  for (const [name, value] of Object.entries({ Source, DetailType, Detail })) {
    if (value) continue;
    const ErrorMessage = `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
    return { ErrorCode: 'InvalidArgument', ErrorMessage };
  }
  const detail = parseDetail(Detail ?? '');
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const at = Time === undefined ? now : timeOf(Time);
  if (Number.isNaN(at)) return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter Time is not valid.' };
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType ?? '',
    source: Source ?? '',
    account: place.account,
    time: eventTime(at),
    region: place.region,
    resources: Resources,
    detail,
  };
}

/** Size of an entry as EventBridge counts it: 14 bytes for a time, and the UTF-8 of the rest. */
export function entrySize({
  Time,
  Source = '',
  DetailType = '',
  Detail = '',
  Resources = [],
}: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((size, text) => size + Buffer.byteLength(text), Time === undefined ? 0 : 14);
}
