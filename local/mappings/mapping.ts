import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../dispatcher.ts';
import { compile, matches, type Pattern } from '../events/pattern.ts';
import { flatten, isObject } from '../events/pattern-fields.ts';
import type { Outcome } from '../lambda/sandbox.ts';

/** Properties of AWS::Lambda::EventSourceMapping, resolved; `id` names it across restarts. */
export type MappingProperties = {
  id: string;
  FunctionName: string;
  EventSourceArn: string;
  Enabled?: boolean;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  FunctionResponseTypes?: string[];
  FilterCriteria?: { Filters?: { Pattern: string }[] };
  StartingPosition?: string;
  BisectBatchOnFunctionError?: boolean;
  MaximumRetryAttempts?: number;
  MaximumRecordAgeInSeconds?: number;
  DestinationConfig?: { OnFailure?: { Destination?: string } };
  ScalingConfig?: { MaximumConcurrency?: number };
};

export type MappingDeps = {
  clock: Clock;
  activity: Activity;
  invoke: (functionName: string, event: unknown) => Promise<Outcome>;
  /** The function's execution role, under which Lambda reads the source and reaches destinations. */
  caller: Caller;
  log?: (message: string) => void;
};

/**
 * `start` takes up what is waiting; after `stop` nothing more is read or written. One that is switched off finishes what it has
 * read, and goes on from there when it is switched on.
 */
export type Mapping = { start(): void; stop(): void; turn(on: boolean): void };

const hostedFields = new Set(
  `id FunctionName EventSourceArn Enabled BatchSize MaximumBatchingWindowInSeconds FunctionResponseTypes FilterCriteria
  StartingPosition BisectBatchOnFunctionError MaximumRetryAttempts MaximumRecordAgeInSeconds DestinationConfig
  ScalingConfig Tags`.split(/\s+/),
);

/** Refuses properties that the host would have to guess at. */
export function checkMapping(properties: MappingProperties): void {
  const unknown = Object.keys(properties).filter((field) => !hostedFields.has(field));
  if (unknown.length > 0) throw new Error(`Mapping ${properties.id}: ${unknown} is not hosted`);
}

/** The longest that a batch is held open, in ms of real time: a window of seconds would only make the laptop slow. */
export function windowOf({ MaximumBatchingWindowInSeconds = 0 }: MappingProperties): number {
  return Math.min(MaximumBatchingWindowInSeconds * 1000, 50);
}

/** Compiles FilterCriteria: no filter lets everything through, of several any one may match. */
export function filterOf({ FilterCriteria }: MappingProperties): (record: unknown) => boolean {
  const patterns: Pattern[] = (FilterCriteria?.Filters ?? []).map(({ Pattern: pattern }) => compile(pattern));
  if (patterns.length === 0) return () => true;
  return (record) => {
    const fields = flatten(record);
    return patterns.some((pattern) => matches(pattern, fields));
  };
}

/**
 * Which items of a batch failed, by what the function answered. An answer that names nothing, or an item that was not
 * in the batch, fails the whole batch, as Lambda documents.
 */
export function failedItems(outcome: Outcome, properties: MappingProperties, ids: string[]): Set<string> {
  if (outcome.error) return new Set(ids);
  if (!properties.FunctionResponseTypes?.includes('ReportBatchItemFailures')) return new Set();
  const answer = isObject(outcome.payload) ? outcome.payload.batchItemFailures : undefined;
  if (answer === undefined || answer === null) return new Set();
  if (!Array.isArray(answer)) return new Set(ids);
  const named = answer.map((item) => (isObject(item) ? String(item.itemIdentifier) : ''));
  return new Set(named.every((id) => ids.includes(id)) ? named : ids);
}
