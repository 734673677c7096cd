import type { Host } from '../local/host.ts';

/** What AWS would bill of a stretch of work, counted on the local host. */
export type Units = {
  httpRequests: number;
  invocations: number;
  /** Gigabyte-seconds at what this machine took; it is neither arm64 nor a share of a core. */
  measuredGigabyteSeconds: number;
  reads: number;
  writes: number;
  transitions: number;
  busEvents: number;
  /** Messages sent, and for each batch the look that found it and its deletion; looks that find nothing are on the idle bill. */
  queueRequests: number;
  schedules: number;
  secretCalls: number;
  mails: number;
};

type HistoryEvent = { readonly type: string };

/** Counts from now on. @returns what was used since, once nothing runs any more */
export function meter(host: Host): () => Promise<Units> {
  const { dynamodb, dispatcher, functions } = host;
  let [reads, writes] = [0, 0];
  const stop = dynamodb.onConsumed((_, consumed) => {
    for (const { read, write, indexes } of consumed) {
      reads += read + Object.values(indexes).reduce((sum, units) => sum + units.read, 0);
      writes += write + Object.values(indexes).reduce((sum, units) => sum + units.write, 0);
    }
  });
  const heads = dynamodb.tables().map(({ name }) => ({ name, head: dynamodb.head(name) }));
  const callsBefore = dispatcher.calls.list().length;
  const mailsBefore = host.mail().length;
  const transitionsBefore = transitions(host);
  const usedBefore = new Map(functions.usage().map(({ name, ...usage }) => [name, { ...usage }]));

  return async () => {
    await host.settled();
    stop();
    const used = functions.usage().map(({ name, invocations, billedMs }) => ({
      invocations: invocations - (usedBefore.get(name)?.invocations ?? 0),
      seconds: (billedMs - (usedBefore.get(name)?.billedMs ?? 0)) / 1000,
      gigabytes: functions.find(name).memoryMb / 1024,
    }));
    const calls = dispatcher.calls.list().slice(callsBefore);
    const asked = (service: string, operation = /./) =>
      calls.filter((call) => call.service === service && operation.test(call.operation)).length;
    return {
      httpRequests: 0,
      invocations: used.reduce((sum, { invocations }) => sum + invocations, 0),
      measuredGigabyteSeconds: used.reduce((sum, { seconds, gigabytes }) => sum + seconds * gigabytes, 0),
      reads,
      writes,
      transitions: (await transitions(host)) - (await transitionsBefore),
      busEvents: heads.reduce((sum, { name, head }) => sum + eventRows(host, name, head), 0),
      queueRequests: asked('sqs', /^SendMessage/) + 2 * asked('sqs', /^DeleteMessage/),
      schedules: asked('scheduler', /^CreateSchedule/),
      secretCalls: asked('secretsmanager'),
      mails: host.mail().length - mailsBefore,
    };
  };
}

/** Event rows since then: the relay puts one event on the bus for each. */
const eventRows = ({ dynamodb }: Host, table: string, after: number): number =>
  dynamodb
    .records(table, after, 10_000)
    .filter(
      ({ eventName, dynamodb: { Keys } }) =>
        eventName === 'INSERT' && (Keys as { sk?: { S?: string } }).sk?.S?.startsWith('event#'),
    ).length;

/** Of all executions: each state that was entered, and each retry of its task. */
async function transitions(host: Host): Promise<number> {
  const ask = async <T>(operation: string, input: Record<string, unknown>): Promise<T> =>
    (await host.dispatcher.dispatch({
      service: 'states',
      operation,
      input,
      caller: { name: 'bench' },
    })) as T;
  const machines = await ask<{ stateMachines: { stateMachineArn: string }[] }>('ListStateMachines', {});
  let count = 0;
  for (const { stateMachineArn } of machines.stateMachines) {
    const { executions } = await ask<{ executions: { executionArn: string }[] }>('ListExecutions', {
      stateMachineArn,
    });
    for (const { executionArn } of executions) {
      const { events } = await ask<{ events: HistoryEvent[] }>('GetExecutionHistory', {
        executionArn,
        maxResults: 1000,
      });
      const of = (pattern: RegExp) => events.filter(({ type }) => pattern.test(type)).length;
      const entered = of(/StateEntered$/);
      count += entered + Math.max(0, of(/^(Task|LambdaFunction)Scheduled$/) - of(/^TaskStateEntered$/));
    }
  }
  return count;
}
