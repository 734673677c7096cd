import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { lapsed, waitsOf } from '../record/approval-deadlines.ts';
import { type Approval, currentStep } from '../record/approval-round.ts';
import type { Standing } from './approval-token.ts';

const client = new SFNClient({ maxAttempts: 3 });

function machine(): string {
  const arn = process.env.APPROVAL_MACHINE;
  if (!arn) throw new Error('APPROVAL_MACHINE is not set: the template gives this function no machine');
  return arn;
}

/** The name of a round's execution; one that was lost is started anew under another. */
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

/** Starts the machine of a round from where the round stands. The name makes it once and only once. */
export const start = (approval: Approval, now: string, restarts = 0): Promise<void> =>
  harmlessIf(['ExecutionAlreadyExists'], () =>
    client.send(
      new StartExecutionCommand({
        stateMachineArn: machine(),
        name: executionName(approval.id, restarts),
        input: JSON.stringify({
          approval: approval.id,
          step: approval.step,
          lapse: lapsed(currentStep(approval), now),
          waits: waitsOf(approval, now),
        }),
      }),
    ),
  );

/** How the machine of a round is: it runs, it was started and runs no more, or nobody has started it. */
export async function lifeOf(id: string, restarts: number): Promise<'runs' | 'ended' | 'missing'> {
  const executionArn = `${machine().replace(':stateMachine:', ':execution:')}:${executionName(id, restarts)}`;
  try {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING' ? 'runs' : 'ended';
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return 'missing';
    throw error;
  }
}

// The task was answered before, timed out, or its execution is over: the database has decided anyway.
const past = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

/** Ends a machine's wait: the step has passed, or the round has ended. */
export const succeed = (taskToken: string, { state, step }: Standing): Promise<void> =>
  harmlessIf(past, () =>
    client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ state, step }) })),
  );
