import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';

const client = /* @__PURE__ */ new SFNClient({ maxAttempts: 3 });

/** The name of a record's execution; one that was lost is started anew under another. */
export const executionName = (id: string, restarts: number): string =>
  restarts ? `${id}-again-${restarts}` : id;

/** Does something that may have been done before: these errors say that it was, and then all is well. */
async function harmlessIf(names: readonly string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!names.includes((error as Error).name)) throw error;
  }
}

// The task was answered before, timed out, or its execution is over: the database has decided anyway.
const past = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

/** Ends the wait of a task, if it waits still. */
export const succeedTask = (taskToken: string, output: object): Promise<void> =>
  harmlessIf(past, () =>
    client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
  );

/** Ends the wait of a task by an error that its machine catches, if it waits still. */
export const failTask = (taskToken: string, error: string, cause: string): Promise<void> =>
  harmlessIf(past, () =>
    client.send(new SendTaskFailureCommand({ taskToken, error, cause: cause.slice(0, 1000) })),
  );

/** The state machine of which the template gives a function the ARN. @param given reads it from the environment */
export function machineOf(given: () => string | undefined) {
  const arn = (): string => {
    const found = given();
    if (!found) throw new Error('The template gives this function no machine');
    return found;
  };
  return {
    /** Starts the execution of a record. The name makes it once and only once. */
    start: (id: string, restarts: number, input: object): Promise<void> =>
      harmlessIf(['ExecutionAlreadyExists'], () =>
        client.send(
          new StartExecutionCommand({
            stateMachineArn: arn(),
            name: executionName(id, restarts),
            input: JSON.stringify(input),
          }),
        ),
      ),

    /** How the execution of a record is: it runs, it was started and runs no more, or nobody has started it. */
    lifeOf: async (id: string, restarts: number): Promise<'runs' | 'ended' | 'missing'> => {
      const executionArn = `${arn().replace(':stateMachine:', ':execution:')}:${executionName(id, restarts)}`;
      try {
        const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
        return status === 'RUNNING' ? 'runs' : 'ended';
      } catch (error) {
        if ((error as Error).name === 'ExecutionDoesNotExist') return 'missing';
        throw error;
      }
    },
  };
}
