import { queueUrlOf } from '../arn.ts';
import type { Call } from '../dispatcher.ts';
import type { Queues } from '../sqs/queues.ts';
import {
  checkMapping,
  failedItems,
  filterOf,
  type Mapping,
  type MappingDeps,
  type MappingProperties,
  windowOf,
} from './mapping.ts';
import { filterable, type Received, recordOf } from './queue-record.ts';

type QueueDeps = MappingDeps & { queues: Queues; dispatch: (call: Call) => Promise<unknown> };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** After a refused or failed receive the queue is asked again, in ms on the clock. */
const askAgain = 1000;

/**
 * Feeds a function from a queue: batches as soon as they are full or a moment after the first message, at most
 * MaximumConcurrency (5) at once. What succeeded, and what the filter turns away, is deleted; what failed comes back
 * when its visibility timeout has passed on the clock, until the queue's redrive policy takes it.
 *
 * Receiving and deleting pass the dispatcher under the function's own role, as Lambda does it.
 */
export function createQueueMapping(deps: QueueDeps, properties: MappingProperties): Mapping {
  const { clock, activity, invoke, caller, queues, dispatch, log = console.error } = deps;
  checkMapping(properties);
  const { id, FunctionName, EventSourceArn, BatchSize = 10, ScalingConfig } = properties;
  const atOnce = ScalingConfig?.MaximumConcurrency ?? 5;
  const queue = queues.queue(EventSourceArn);
  const QueueUrl = queueUrlOf(EventSourceArn);
  const isWanted = filterOf(properties);
  let pollers = 0;
  let isGathering = false;
  let missed = false;
  let stopped = false;
  let isOn = properties.Enabled !== false;
  let disarm = () => {};
  let unlisten = () => {};

  const call = (operation: string, input: Record<string, unknown>) =>
    dispatch({ service: 'sqs', operation, input: { QueueUrl, ...input }, caller });

  async function receive(most: number): Promise<Received[]> {
    const answer = await call('ReceiveMessage', {
      MaxNumberOfMessages: Math.min(most, 10),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return (answer as { Messages: Received[] }).Messages;
  }

  async function receiveUpTo(most: number): Promise<Received[]> {
    const all: Received[] = [];
    for (let got = await receive(most); got.length > 0; got = await receive(most - all.length)) {
      all.push(...got);
      if (all.length >= most) break;
    }
    return all;
  }

  async function gather(): Promise<Received[]> {
    const first = await receiveUpTo(BatchSize);
    const window = windowOf(properties);
    if (first.length === 0 || first.length >= BatchSize || window === 0) return first;
    await pause(window);
    return stopped ? [] : [...first, ...(await receiveUpTo(BatchSize - first.length))];
  }

  async function remove(messages: Received[]): Promise<void> {
    for (let from = 0; from < messages.length; from += 10) {
      const Entries = messages
        .slice(from, from + 10)
        .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await call('DeleteMessageBatch', { Entries });
    }
  }

  async function handle(batch: Received[]): Promise<void> {
    const wanted = batch.filter((message) => isWanted(filterable(message)));
    const unwanted = batch.filter((message) => !wanted.includes(message));
    let done: Received[] = [];
    if (wanted.length > 0) {
      const outcome = await invoke(FunctionName, { Records: wanted.map((one) => recordOf(one, queue.arn)) });
      const failed = failedItems(
        outcome,
        properties,
        wanted.map(({ MessageId }) => MessageId),
      );
      done = wanted.filter(({ MessageId }) => !failed.has(MessageId));
    }
    if (!stopped) await remove([...unwanted, ...done]);
  }

  function armAt(ms: number | undefined): void {
    disarm();
    if (ms !== undefined && !stopped) disarm = clock.at(ms, kick);
  }

  const report = (error: unknown) => {
    if (!stopped) log(`queue ${id}: ${error instanceof Error ? error.message : error}`);
  };

  /**
   * Takes one batch from receiving to deleting. Only one poller receives at a time, so that batches fill.
   * @returns whether there may be more
   */
  async function poll(): Promise<boolean> {
    isGathering = true;
    missed = false;
    const batch = await gather().finally(() => {
      isGathering = false;
    });
    if (stopped) return false;
    if (batch.length > 0) {
      kick();
      await handle(batch).catch(report);
      return true;
    }
    if (!missed) armAt(queues.nextVisibleAt(queue));
    return missed;
  }

  function kick(): void {
    missed = true;
    if (stopped || !isOn || isGathering || pollers >= atOnce) return;
    pollers += 1;
    const end = activity.begin(`queue ${id}`);
    void poll()
      .catch((error: unknown) => {
        report(error);
        armAt(clock.now() + askAgain);
        return false;
      })
      .then((again) => {
        pollers -= 1;
        if (again) kick();
        end();
      });
  }

  return {
    start() {
      unlisten = queues.onChange(queue.name, kick);
      kick();
    },
    stop() {
      stopped = true;
      disarm();
      unlisten();
    },
    turn(on) {
      isOn = on;
      kick();
    },
  };
}
