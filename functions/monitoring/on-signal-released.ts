import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { reaction } from '../runtime/reaction.ts';
import { quarantinedSignals } from './keep.ts';

/** A released signal goes through the intake again, as it came. Should it go twice, it is still one signal. */
export const handler = reaction(async ({ id }) => {
  const { raw } = await quarantinedSignals.get(id);
  await new SQSClient({}).send(
    new SendMessageCommand({ QueueUrl: process.env.SIGNALS_QUEUE, MessageBody: raw }),
  );
});
