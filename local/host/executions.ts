import type { Dispatcher } from '../dispatcher.ts';

/** A run of a state machine, as the local helpers show it; `state` is the one it is in, or was in last. */
export type ExecutionSummary = {
  name: string;
  machine: string;
  status: string;
  state?: string;
  startedAt: string;
  stoppedAt?: string;
  input: unknown;
};

type Listed = { executionArn: string; name: string };
type Described = { status: string; startDate: number; stopDate?: number; input?: string };
type HistoryEvent = { stateEnteredEventDetails?: { name: string } };

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Every run of every machine, newest first, asked as an operator would ask. */
export async function listExecutions(dispatcher: Dispatcher): Promise<ExecutionSummary[]> {
  const ask = async <T>(operation: string, input: Record<string, unknown>): Promise<T> =>
    (await dispatcher.dispatch({ service: 'states', operation, input, caller: { name: 'operator' } })) as T;

  const { stateMachines } = await ask<{ stateMachines: { stateMachineArn: string; name: string }[] }>(
    'ListStateMachines',
    {},
  );
  const all: ExecutionSummary[] = [];
  for (const { stateMachineArn, name: machine } of stateMachines) {
    const { executions } = await ask<{ executions: Listed[] }>('ListExecutions', {
      stateMachineArn,
      maxResults: 1000,
    });
    for (const { executionArn, name } of executions) {
      const found = await ask<Described>('DescribeExecution', { executionArn });
      const history = { executionArn, reverseOrder: true, maxResults: 100 };
      const { events } = await ask<{ events: HistoryEvent[] }>('GetExecutionHistory', history);
      const state = events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails)
        ?.stateEnteredEventDetails?.name;
      all.push({
        name,
        machine,
        status: found.status,
        ...(state && { state }),
        startedAt: iso(found.startDate),
        ...(found.stopDate && { stoppedAt: iso(found.stopDate) }),
        input: JSON.parse(found.input ?? '{}') as unknown,
      });
    }
  }
  return all.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}
