import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { type Definition, draw, type Execution, type Step } from '../record/execution.ts';

const nameOf = (event: HistoryEvent) =>
  event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name;

function stepOf(event: HistoryEvent): Step {
  const type = event.type ?? '';
  const kind = type.endsWith('StateEntered') ? 'entered' : type.endsWith('Exited') ? 'exited' : 'failed';
  return { at: event.timestamp?.toISOString() ?? '', kind, state: nameOf(event) };
}

const told = /State(Entered|Exited)$|^Execution(Failed|TimedOut|Aborted)$/;
const tells = ({ type }: HistoryEvent) => told.test(type ?? '');

/** One execution as it can be drawn, without its inputs; undefined when there is none of that name. */
export async function readExecution(machineArn: string, name: string): Promise<Execution | undefined> {
  const client = new SFNClient({ maxAttempts: 3 });
  const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const [execution, machine, history] = await Promise.all([
      client.send(new DescribeExecutionCommand({ executionArn })),
      client.send(new DescribeStateMachineForExecutionCommand({ executionArn })),
      client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, includeExecutionData: false }),
      ),
    ]);
    const definition = JSON.parse(machine.definition ?? '{}') as Definition;
    const running = execution.status === 'RUNNING';
    return {
      name,
      machine: machine.name ?? '',
      status: execution.status ?? '',
      startedAt: execution.startDate?.toISOString() ?? '',
      ...(execution.stopDate && { stoppedAt: execution.stopDate.toISOString() }),
      ...draw(definition, (history.events ?? []).filter(tells).map(stepOf), running),
    };
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}
