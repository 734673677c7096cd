import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** The dead-letter queues of the deployment, by URL. */
export const deadLetters = (): string[] => (process.env.DEAD_LETTERS ?? '').split(',').filter(Boolean);

/** What is done with queues: most functions never touch one. */
export function queues() {
  const client = new SQSClient({});
  return {
    send: (QueueUrl: string, MessageBody: string) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody })),
    /** Sends a message that is not seen for some seconds, 900 at most, and that says so by an attribute. */
    sendLater: (QueueUrl: string, MessageBody: string, DelaySeconds: number, attribute: string) => {
      const MessageAttributes = { [attribute]: { DataType: 'String', StringValue: String(DelaySeconds) } };
      return client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds, MessageAttributes }));
    },
    receive: async (QueueUrl: string): Promise<Message[]> => {
      const MessageSystemAttributeNames = ['DeadLetterQueueSourceArn' as const];
      const asked = { MessageAttributeNames: ['All'], MessageSystemAttributeNames };
      const input = { QueueUrl, MaxNumberOfMessages: 10, ...asked };
      return (await client.send(new ReceiveMessageCommand(input))).Messages ?? [];
    },
    /** Sends a message to the queue with this ARN. */
    putBack: async (arn: string, MessageBody: string) => {
      const [QueueName] = arn.split(':').slice(-1);
      const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
      return client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    remove: (QueueUrl: string, { ReceiptHandle }: Message) =>
      client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })),
    /** Messages that wait in the queue, as SQS counts them (approximately). */
    waiting: async (QueueUrl: string): Promise<number> => {
      const input = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
      const { Attributes } = await client.send(new GetQueueAttributesCommand(input));
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    },
  };
}

/** Invocation of functions: `invoke` leaves it to Lambda, `ask` waits for the answer. */
export function functions() {
  const client = new LambdaClient({});
  return {
    ask: async (FunctionName: string, payload: object): Promise<unknown> => {
      const Payload = Buffer.from(JSON.stringify(payload));
      const answer = await client.send(new InvokeCommand({ FunctionName, Payload }));
      const text = Buffer.from(answer.Payload ?? []).toString();
      if (answer.FunctionError) throw new Error(`${FunctionName} failed: ${text.slice(0, 500)}`);
      return JSON.parse(text);
    },
    invoke: (FunctionName: string, payload: string) =>
      client.send(
        new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: Buffer.from(payload) }),
      ),
  };
}
