import type { DatabaseSync } from 'node:sqlite';
import type { Deliver } from '../delivery.ts';
import { checkDestination, destinationCall } from '../destination.ts';
import type { StreamRecord } from '../dynamodb/stream.ts';
import type { Place } from '../events/envelope.ts';
import { transaction } from '../state.ts';
import { createCheckpoint } from './checkpoint.ts';
import {
  checkMapping,
  failedItems,
  filterOf,
  type Mapping,
  type MappingDeps,
  type MappingProperties,
  windowOf,
} from './mapping.ts';
import { type Discarded, discardedDocument, objectKey } from './stream-failure.ts';

/** What a mapping needs of the database whose streams it reads. */
export type StreamSource = {
  records(table: string, after: number, limit?: number): StreamRecord[];
  onStream(listener: (table: string) => void): () => void;
};

type StreamDeps = MappingDeps & { db: DatabaseSync; source: StreamSource; deliver: Deliver; place: Place };

const sequenceOf = (record: StreamRecord) => Number(record.dynamodb.SequenceNumber);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** 0.1 s, 0.2 s … up to a minute, on the clock. */
const backoff = (failed: number) => Math.min(100 * 2 ** (failed - 1), 60_000);

/**
 * Feeds a function from the stream of a table: one shard, in order, at least once. Where it stands is written down
 * after each batch that succeeded or was given up, so that a process that died hands out the rest again.
 *
 * A batch that fails is tried again from the first record that failed. With BisectBatchOnFunctionError it is halved
 * instead while it fails as a whole, which uses up no attempt. What has exhausted its attempts, or is older than
 * MaximumRecordAgeInSeconds after a failed attempt, goes to the on-failure destination.
 */
export function createStreamMapping(deps: StreamDeps, properties: MappingProperties): Mapping {
  const { clock, activity, invoke, caller, db, source, deliver, place, log = console.error } = deps;
  checkMapping(properties);
  const { id, FunctionName, EventSourceArn, BatchSize = 100 } = properties;
  const { MaximumRetryAttempts = -1, MaximumRecordAgeInSeconds = -1 } = properties;
  const destination = properties.DestinationConfig?.OnFailure?.Destination;
  checkDestination(destination, id);
  const table = /table\/([^/]+)/.exec(EventSourceArn)?.[1] ?? '';
  const isWanted = filterOf(properties);
  const checkpoint = createCheckpoint(db, id);
  let stopped = false;
  let isOn = properties.Enabled !== false;
  let isBusy = false;
  let again = false;
  let release = () => {};
  let unlisten = () => {};

  /** Lets the clock be moved while it waits: what waits for a time is not running. */
  function waitOnClock(ms: number): Promise<void> {
    release();
    return new Promise((resolve) => {
      clock.at(clock.now() + ms, () => {
        release = activity.begin(`stream ${id}`);
        resolve();
      });
    });
  }

  /** Hands a batch over once. @returns index of the first record that failed */
  async function attempt(records: StreamRecord[]): Promise<number | undefined> {
    const ids = records.map((record) => record.dynamodb.SequenceNumber);
    try {
      const failed = failedItems(await invoke(FunctionName, { Records: records }), properties, ids);
      return failed.size > 0 ? ids.findIndex((one) => failed.has(one)) : undefined;
    } catch (error) {
      log(`stream ${id}: ${error instanceof Error ? error.message : error}`);
      return 0;
    }
  }

  function discard(records: StreamRecord[], condition: Discarded['condition'], attempts: number): void {
    const now = clock.now();
    const functionArn = `arn:aws:lambda:${place.region}:${place.account}:function:${FunctionName}`;
    const discarded: Discarded = {
      records,
      condition,
      attempts,
      functionArn,
      streamArn: EventSourceArn,
      now,
    };
    transaction(db, () => {
      checkpoint.save(sequenceOf(records.at(-1)!));
      if (!destination) return log(`stream ${id}: ${records.length} records are dropped: ${condition}`);
      const document = discardedDocument(discarded, destination.includes(':s3:'));
      deliver({ call: destinationCall(destination, caller, document, objectKey(id, now)) });
    });
  }

  /** The records at the head that may not be tried again, by their age. */
  function expired(records: StreamRecord[]): StreamRecord[] {
    if (MaximumRecordAgeInSeconds < 0) return [];
    const oldest = clock.now() / 1000 - MaximumRecordAgeInSeconds;
    const alive = records.findIndex(({ dynamodb }) => dynamodb.ApproximateCreationDateTime >= oldest);
    return alive < 0 ? records : records.slice(0, alive);
  }

  async function process(records: StreamRecord[], failedBefore: number): Promise<void> {
    let [rest, failed] = [records, failedBefore];
    while (rest.length > 0 && !stopped) {
      const first = await attempt(rest);
      if (stopped) return;
      if (first !== 0) checkpoint.save(sequenceOf(rest.at((first ?? 0) - 1)!));
      if (first === undefined) return;
      rest = rest.slice(first);
      failed = first > 0 ? 1 : failed + 1;
      const old = expired(rest);
      if (old.length > 0) {
        discard(old, 'RecordAgeExceeded', failed);
        [rest, failed] = [rest.slice(old.length), 0];
      } else if (properties.BisectBatchOnFunctionError && first === 0 && rest.length > 1) {
        failed -= 1;
        const middle = Math.ceil(rest.length / 2);
        await process(rest.slice(0, middle), failed);
        rest = rest.slice(middle);
      } else if (MaximumRetryAttempts >= 0 && failed > MaximumRetryAttempts) {
        discard(rest, 'RetryAttemptsExhausted', failed);
        return;
      } else {
        await waitOnClock(backoff(failed));
      }
    }
  }

  async function drain(): Promise<void> {
    for (let records = read(); records.length > 0 && !stopped && isOn; records = read()) {
      const window = records.length < BatchSize ? windowOf(properties) : 0;
      if (window > 0) {
        await pause(window);
        if (stopped) return;
        records = read();
      }
      await process(records.filter(isWanted), 0);
      if (!stopped) checkpoint.save(sequenceOf(records.at(-1)!));
    }
  }

  const read = () => (stopped ? [] : source.records(table, checkpoint.get(), BatchSize));

  function kick(): void {
    again = true;
    if (isBusy || stopped || !isOn) return;
    isBusy = true;
    release = activity.begin(`stream ${id}`);
    void run();
  }

  async function run(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        await drain();
      }
    } catch (error) {
      if (!stopped) log(`stream ${id}: ${error instanceof Error ? error.stack : error}`);
    }
    isBusy = false;
    release();
  }

  function begin(): void {
    if (!isOn || properties.StartingPosition !== 'LATEST' || checkpoint.exists()) return;
    checkpoint.save(Math.max(0, ...source.records(table, 0, Number.MAX_SAFE_INTEGER).map(sequenceOf)));
  }

  return {
    start() {
      begin();
      unlisten = source.onStream((changed) => {
        if (changed === table) kick();
      });
      kick();
    },
    stop() {
      stopped = true;
      unlisten();
    },
    turn(on) {
      isOn = on;
      begin();
      kick();
    },
  };
}
