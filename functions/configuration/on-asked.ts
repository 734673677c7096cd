import { SendMessageCommand, SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { reaction } from '../runtime/reaction.ts';
import { quarantinedItems } from './keep.ts';

const sqs = new SQSClient({ maxAttempts: 3 });

/**
 * What somebody asked for that has to go through the queue of configuration items: one released from quarantine as it came, or all that
 * were given up on. Should one go twice, it is still one item.
 */
export const handler = reaction(async ({ id, type }) => {
  if (type === 'quarantined-item.released') {
    const { raw } = await quarantinedItems.get(id);
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.ITEMS_QUEUE, MessageBody: raw }));
    return;
  }
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: process.env.ITEMS_DEAD_LETTERS }));
  } catch (error) {
    // They are on their way already.
    if (!(error as Error).name.includes('UnsupportedOperation')) throw error;
  }
});
