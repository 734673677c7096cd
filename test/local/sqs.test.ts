import { describe, expect, test } from 'vitest';
import { days, freshDir, minutes, openMessaging, queueArn, queueUrl } from './messaging.ts';

type Message = {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  Attributes: Record<string, string>;
  MessageAttributes?: Record<string, { StringValue?: string }>;
  MD5OfMessageAttributes?: string;
};

function openQueue(options: Parameters<typeof openMessaging>[0] = {}) {
  const host = openMessaging(options);
  const work = { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 };
  host.queues.addQueue({ QueueName: 'dead' });
  host.queues.addQueue({ QueueName: 'work', VisibilityTimeout: 60, RedrivePolicy: work });
  const sqs = (operation: string, input: Record<string, unknown> = {}) =>
    host.call('sqs', operation, { QueueUrl: queueUrl('work'), ...input });
  const receive = async (input: Record<string, unknown> = {}) => {
    const asked = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'], ...input };
    return ((await sqs('ReceiveMessage', asked)) as { Messages: Message[] }).Messages;
  };
  const counts = async (queue: string) => {
    const AttributeNames = [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    ];
    const answer = await sqs('GetQueueAttributes', { QueueUrl: queueUrl(queue), AttributeNames });
    return Object.values((answer as { Attributes: Record<string, string> }).Attributes).map(Number);
  };
  return { ...host, sqs, receive, counts };
}

describe('a message', () => {
  test('is sent and received with the digests that SDKs compare', async () => {
    const { sqs, receive } = openQueue();
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    // The example of AWS's own reference, with the digests that it shows.
    const MessageAttributes = {
      my_attribute_name_1: text('my_attribute_value_1'),
      my_attribute_name_2: text('my_attribute_value_2'),
    };
    const sent = await sqs('SendMessage', { MessageBody: 'This is a test message', MessageAttributes });
    expect(sent).toEqual({
      MessageId: expect.any(String),
      MD5OfMessageBody: 'fafb00f5732ab283681e124bf8747ed1',
      MD5OfMessageAttributes: 'c48838208d2b4e14e3ca0093a8443f09',
    });
    const [message] = await receive();
    expect(message).toMatchObject({
      MessageId: (sent as Message).MessageId,
      MD5OfBody: 'fafb00f5732ab283681e124bf8747ed1',
      MessageAttributes,
      MD5OfMessageAttributes: 'c48838208d2b4e14e3ca0093a8443f09',
      Attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(Date.parse('2026-03-02T09:00:00Z')) },
    });
  });

  test('shows only the attributes that are asked for', async () => {
    const { sqs, receive } = openQueue();
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    await sqs('SendMessage', {
      MessageBody: 'x',
      MessageAttributes: { 'a.b': text('1'), 'a.c': text('2'), d: text('3') },
    });
    const [message] = await receive({
      MessageSystemAttributeNames: ['SentTimestamp'],
      MessageAttributeNames: ['a.*'],
    });
    expect(Object.keys(message?.Attributes ?? {})).toEqual(['SentTimestamp']);
    expect(Object.keys(message?.MessageAttributes ?? {})).toEqual(['a.b', 'a.c']);
  });

  test('is hidden once received and comes back when its visibility timeout has passed', async () => {
    const { sqs, receive, forward, counts } = openQueue();
    await sqs('SendMessage', { MessageBody: 'x' });
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(0);
    expect(await counts('work')).toEqual([0, 1, 0]);
    await forward(minutes);
    expect(await receive()).toMatchObject([{ Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  test('that is deleted is gone; a receipt of an earlier receive deletes nothing', async () => {
    const { sqs, receive, forward, counts } = openQueue();
    await sqs('SendMessage', { MessageBody: 'x' });
    const [early] = await receive();
    await forward(minutes);
    const [late] = await receive();
    await sqs('DeleteMessage', { ReceiptHandle: early?.ReceiptHandle });
    expect(await counts('work')).toEqual([0, 1, 0]);
    await sqs('DeleteMessage', { ReceiptHandle: late?.ReceiptHandle });
    expect(await counts('work')).toEqual([0, 0, 0]);
    await expect(sqs('DeleteMessage', { ReceiptHandle: 'nonsense' })).rejects.toMatchObject({
      type: 'ReceiptHandleIsInvalid',
    });
  });

  test('can be hidden longer or shown at once, while it is in flight', async () => {
    const { sqs, receive, forward } = openQueue();
    await sqs('SendMessage', { MessageBody: 'x' });
    const [message] = await receive();
    const ReceiptHandle = message?.ReceiptHandle;
    await sqs('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 600 });
    await forward(5 * minutes);
    expect(await receive()).toHaveLength(0);
    await sqs('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 });
    await expect(
      sqs('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 }),
    ).rejects.toMatchObject({
      type: 'MessageNotInflight',
    });
    await expect(sqs('ChangeMessageVisibility', { ReceiptHandle })).rejects.toMatchObject({
      type: 'InvalidParameterValue',
    });
    expect(await receive()).toHaveLength(1);
  });

  test('that is delayed shows after its delay, that is too old never', async () => {
    const { sqs, receive, forward, counts } = openQueue();
    await sqs('SendMessage', { MessageBody: 'x', DelaySeconds: 90 });
    expect(await counts('work')).toEqual([0, 0, 1]);
    await forward(minutes);
    expect(await receive()).toHaveLength(0);
    await forward(minutes);
    expect(await receive()).toHaveLength(1);
    await forward(4 * days);
    expect(await counts('work')).toEqual([0, 0, 0]);
  });

  test('survives a restart, hidden as it was', async () => {
    const dir = freshDir();
    const first = openQueue({ dir });
    await first.sqs('SendMessage', { MessageBody: 'x' });
    await first.receive();
    first.kill();
    const second = openQueue({ dir });
    expect(await second.receive()).toHaveLength(0);
    await second.forward(minutes);
    expect(await second.receive()).toHaveLength(1);
  });

  test.each([
    [{ MessageBody: '' }, 'MissingParameter'],
    [{ MessageBody: 'a\u0000b' }, 'InvalidMessageContents'],
    [{ MessageBody: 'x'.repeat(1_048_577) }, 'InvalidParameterValue'],
    [{ MessageBody: 'x', DelaySeconds: 901 }, 'InvalidParameterValue'],
    [
      { MessageBody: 'x', MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
    [
      { MessageBody: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
      'InvalidParameterValue',
    ],
    [{ QueueUrl: queueUrl('nowhere'), MessageBody: 'x' }, 'QueueDoesNotExist'],
  ])('is refused as SQS refuses it (%#): %s', async (input, type) => {
    const { sqs } = openQueue();
    await expect(sqs('SendMessage', input)).rejects.toMatchObject({ type });
  });
});

describe('dead letters', () => {
  async function withDeadLetter() {
    const host = openQueue();
    await host.sqs('SendMessage', { MessageBody: 'poison' });
    for (let times = 0; times < 3; times++) {
      await host.receive();
      await host.forward(minutes);
    }
    return host;
  }

  test('are what was received as often as the redrive policy allows', async () => {
    const { receive, counts } = await withDeadLetter();
    expect(await counts('work')).toEqual([0, 0, 0]);
    const [letter] = await receive({ QueueUrl: queueUrl('dead') });
    expect(letter).toMatchObject({
      Body: 'poison',
      Attributes: { ApproximateReceiveCount: '1', DeadLetterQueueSourceArn: queueArn('work') },
    });
  });

  test('go back where they came from by a move task', async () => {
    const { sqs, receive, counts } = await withDeadLetter();
    expect(await sqs('StartMessageMoveTask', { SourceArn: queueArn('dead') })).toEqual({
      TaskHandle: expect.any(String),
    });
    expect(await counts('dead')).toEqual([0, 0, 0]);
    expect(await receive()).toMatchObject([{ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } }]);
    expect(await sqs('ListMessageMoveTasks', { SourceArn: queueArn('dead') })).toMatchObject({
      Results: [
        { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1, ApproximateNumberOfMessagesToMove: 1 },
      ],
    });
  });

  test('that no queue dead-lettered stay, unless a destination is named', async () => {
    const { sqs, counts } = openQueue();
    await sqs('SendMessage', { QueueUrl: queueUrl('dead'), MessageBody: 'direct' });
    await sqs('StartMessageMoveTask', { SourceArn: queueArn('dead') });
    expect(await counts('dead')).toEqual([1, 0, 0]);
    expect(await sqs('ListMessageMoveTasks', { SourceArn: queueArn('dead') })).toMatchObject({
      Results: [{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }],
    });
    await sqs('StartMessageMoveTask', { SourceArn: queueArn('dead'), DestinationArn: queueArn('work') });
    expect(await counts('work')).toEqual([1, 0, 0]);
  });

  test('move only out of a dead-letter queue', async () => {
    const { sqs } = openQueue();
    const start = (name: string) => sqs('StartMessageMoveTask', { SourceArn: queueArn(name) });
    await expect(start('work')).rejects.toMatchObject({ type: 'InvalidParameterValue' });
    await expect(start('nowhere')).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
  });
});

describe('a batch', () => {
  test('does what it can and says what it could not', async () => {
    const { sqs, receive, counts } = openQueue();
    const Entries = [
      { Id: 'a', MessageBody: '1' },
      { Id: 'b', MessageBody: '' },
      { Id: 'c', MessageBody: '3' },
    ];
    expect(await sqs('SendMessageBatch', { Entries })).toMatchObject({
      Successful: [{ Id: 'a' }, { Id: 'c' }],
      Failed: [{ Id: 'b', SenderFault: true, Code: 'MissingParameter' }],
    });
    const messages = await receive({ MaxNumberOfMessages: 10 });
    expect(messages.map(({ Body }) => Body)).toEqual(['1', '3']);
    const receipts = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const longer = receipts.map((entry) => ({ ...entry, VisibilityTimeout: 5 }));
    expect(await sqs('ChangeMessageVisibilityBatch', { Entries: longer })).toMatchObject({ Failed: [] });
    expect(await sqs('DeleteMessageBatch', { Entries: receipts })).toEqual({
      Successful: [{ Id: '0' }, { Id: '1' }],
      Failed: [],
    });
    expect(await counts('work')).toEqual([0, 0, 0]);
  });

  test('is refused as a whole when it is empty, too long or ambiguous', async () => {
    const { sqs } = openQueue();
    const refused = (Entries: object[], type: string) =>
      expect(sqs('SendMessageBatch', { Entries })).rejects.toMatchObject({ type });
    await refused([], 'EmptyBatchRequest');
    await refused(
      Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, MessageBody: 'x' })),
      'TooManyEntriesInBatchRequest',
    );
    await refused(
      [
        { Id: 'a', MessageBody: 'x' },
        { Id: 'a', MessageBody: 'y' },
      ],
      'BatchEntryIdsNotDistinct',
    );
    const MessageBody = 'x'.repeat(600_000);
    await refused(
      [
        { Id: 'a', MessageBody },
        { Id: 'b', MessageBody },
      ],
      'BatchRequestTooLong',
    );
  });
});

describe('a queue', () => {
  test('is found, listed, described and purged', async () => {
    const { sqs, counts } = openQueue();
    expect(await sqs('GetQueueUrl', { QueueName: 'work' })).toEqual({ QueueUrl: queueUrl('work') });
    expect(await sqs('ListQueues', { QueueNamePrefix: 'w' })).toEqual({ QueueUrls: [queueUrl('work')] });
    expect(await sqs('GetQueueAttributes', { AttributeNames: ['All'] })).toMatchObject({
      Attributes: {
        QueueArn: queueArn('work'),
        VisibilityTimeout: '60',
        RedrivePolicy: expect.stringContaining('dead'),
      },
    });
    await sqs('SendMessage', { MessageBody: 'x' });
    await sqs('PurgeQueue');
    expect(await counts('work')).toEqual([0, 0, 0]);
    await expect(sqs('ReceiveMessage', { MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      type: 'InvalidParameterValue',
    });
    await expect(sqs('AddPermission')).rejects.toMatchObject({ type: 'NotHostedLocally' });
  });

  test('that is FIFO is refused with the template', () => {
    const { queues } = openMessaging({});
    expect(() => queues.addQueue({ QueueName: 'a.fifo', FifoQueue: true })).toThrow(
      'FIFO queues are not hosted',
    );
  });
});
