import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type Escalation, type Outcome, waitsOf } from './escalation.ts';

const client = new SFNClient({ maxAttempts: 3 });

function machine(): string {
  const arn = process.env.ESCALATION_MACHINE;
  if (!arn) throw new Error('ESCALATION_MACHINE is not set: the template gives this function no machine');
  return arn;
}

const executionName = (id: string, restarts: number) => (restarts ? `${id}-again-${restarts}` : id);

/** Does something that may have been done before: these errors say that it was, and then all is well. */
async function harmlessIf(names: readonly string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!names.includes((error as Error).name)) throw error;
  }
}

/** Starts the machine of an escalation whose policy is frozen. The name makes it once and only once. */
export const start = (escalation: Escalation, restarts = 0): Promise<void> =>
  harmlessIf(['ExecutionAlreadyExists'], () =>
    client.send(
      new StartExecutionCommand({
        stateMachineArn: machine(),
        name: executionName(escalation.id, restarts),
        input: JSON.stringify({ escalation: escalation.id, waits: waitsOf(escalation), level: 0 }),
      }),
    ),
  );

/** Whether the machine of an escalation runs at this moment. */
export async function runs(id: string, restarts: number): Promise<boolean> {
  const executionArn = `${machine().replace(':stateMachine:', ':execution:')}:${executionName(id, restarts)}`;
  try {
    return (await client.send(new DescribeExecutionCommand({ executionArn }))).status === 'RUNNING';
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return false;
    throw error;
  }
}

// The task was answered before, timed out, or its execution is over: the database has decided anyway.
const past = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

/** Ends the wait of a level: somebody took the incident. */
export const succeed = (taskToken: string, outcome: Outcome): Promise<void> =>
  harmlessIf(past, () =>
    client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(outcome) })),
  );

/** Ends the wait of a level at once: there is nobody to wait for, here or at any level, or the next one was asked for. */
export const fail = (
  taskToken: string,
  error: 'Exhausted' | 'NobodyOnCall' | 'NextLevel',
  cause: string,
): Promise<void> =>
  harmlessIf(past, () =>
    client.send(new SendTaskFailureCommand({ taskToken, error, cause: cause.slice(0, 1000) })),
  );
