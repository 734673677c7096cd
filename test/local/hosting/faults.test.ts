import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { hostOf, probe } from './app.ts';

let host: Host;
const queueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };

beforeAll(async () => {
  const send = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn };
  host = await hostOf({
    Queue: { Type: 'AWS::SQS::Queue' },
    ...probe('Sender', [send]),
    ...probe('Other', [send]),
  });
});
beforeEach(async () => {
  host.dispatcher.faults.clear();
  await operate('PurgeQueue');
});
afterAll(() => host.stop());

const QueueUrl = 'http://x/000000000000/app-Queue';
const operate = (operation: string, input = {}) =>
  host.dispatcher.dispatch({
    service: 'sqs',
    operation,
    input: { QueueUrl, ...input },
    caller: { name: 'test' },
  });
const waiting = async () => {
  const { Attributes } = (await operate('GetQueueAttributes', { AttributeNames: ['All'] })) as {
    Attributes: Record<string, string>;
  };
  return Number(Attributes.ApproximateNumberOfMessages);
};
const send = (name = 'sender') =>
  host.functions.invoke(name, {
    do: 'aws',
    target: 'AmazonSQS.SendMessage',
    input: { QueueUrl, MessageBody: 'x' },
  });
const match = { service: 'sqs', operation: 'SendMessage' };

test('A fault before: it is refused and nothing happened, once', async () => {
  host.dispatcher.faults.set({ match, kind: 'before', error: 'ServiceUnavailable' });
  expect((await send()).payload).toMatchObject({ status: 500, body: { __type: 'ServiceUnavailable' } });
  expect(await waiting()).toBe(0);
  expect((await send()).payload).toMatchObject({ status: 200 });
});

test('A fault after: it happened and the reply is lost', async () => {
  host.dispatcher.faults.set({ match, kind: 'after' });
  expect((await send()).payload).toMatchObject({ status: 500 });
  expect(await waiting()).toBe(1);
});

test('A fault twice: it happens twice', async () => {
  host.dispatcher.faults.set({ match, kind: 'twice' });
  expect((await send()).payload).toMatchObject({ status: 200 });
  expect(await waiting()).toBe(2);
});

test('A crash: it happened, and the sandbox that called has ended', async () => {
  host.dispatcher.faults.set({ match, kind: 'crash' });
  expect((await send()).error?.errorType).toBe('Runtime.ExitError');
  expect(await waiting()).toBe(1);
  expect((await send()).payload).toMatchObject({ status: 200 });
});

test('A fault hits the caller and the call that it names, as often as it says', async () => {
  host.dispatcher.faults.set({ match: { ...match, caller: 'sender', nth: 2 }, kind: 'before', times: 2 });
  const statuses: unknown[] = [];
  for (const name of ['other', 'sender', 'sender', 'other', 'sender', 'sender']) {
    statuses.push(((await send(name)).payload as { status: number }).status);
  }
  expect(statuses).toEqual([200, 200, 500, 200, 500, 200]);
});

test('Every call is recorded with caller, role and resource; a denied one as denied', async () => {
  await send();
  const denied = { do: 'aws', target: 'AmazonSQS.PurgeQueue', input: { QueueUrl } };
  expect((await host.functions.invoke('sender', denied)).payload).toMatchObject({
    status: 400,
    body: { __type: 'AccessDeniedException' },
  });
  const [sent, refused] = host.dispatcher.calls.list().slice(-2);
  const resources = ['arn:aws:sqs:us-east-1:000000000000:app-Queue'];
  expect(sent).toMatchObject({
    caller: 'sender',
    role: 'app-SenderRole',
    operation: 'SendMessage',
    resources,
  });
  expect(sent).not.toHaveProperty('denied');
  expect(refused).toMatchObject({
    caller: 'sender',
    operation: 'PurgeQueue',
    denied: expect.stringContaining('sqs:PurgeQueue'),
  });
  expect(host.dispatcher.calls.exercised().functions).toEqual(['other', 'sender']);
});
