import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { reaction } from '../runtime/reaction.ts';
import { isAtWork } from './import.ts';
import { imports } from './keep.ts';

const client = new SFNClient({ maxAttempts: 3 });

/** A pass begins or goes on: its machine is started, once for each time. */
export const handler = reaction(async ({ id }) => {
  const one = await imports.find(id);
  if (!one || !isAtWork(one)) return;
  const { pass, attempt } = one;
  const start = new StartExecutionCommand({
    stateMachineArn: process.env.IMPORT_MACHINE,
    name: `${id}-${pass}-${attempt}`,
    input: JSON.stringify({ import: id, pass }),
  });
  try {
    await client.send(start);
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
});
