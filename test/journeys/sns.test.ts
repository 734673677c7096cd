import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmNotification, arnOf } from '../monitoring/alarms.ts';
import { certificate, certificateUrl, snsMessage } from '../monitoring/sns.ts';

let desk: Desk;
let path: string;
let id: string;
beforeAll(async () => {
  desk = await startDesk();
  desk.host.webhooks.answer(certificateUrl, { status: 200, body: certificate });
  const topics = ['arn:aws:sns:us-east-1:123456789012:alarms'];
  const ask = { name: 'Another account', type: 'sns', service: 'search', topics };
  id = String((await desk.done('admin', 'POST', '/v1/integrations', ask)).id);
  path = String((await desk.done('admin', 'GET', `/v1/integrations/${id}/keys`)).path);
});
afterAll(() => desk?.stop());

async function post(message: object): Promise<number> {
  const url = `${desk.host.urls.api}${path}`;
  const headers = { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': 'Notification' };
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
  await desk.settled();
  return status;
}
const alerts = () =>
  desk.items<{ alarmName: string; fingerprint: string }>('dana', '/v1/alerts?service=search');
const reasons = async () =>
  (await desk.items<{ reason: string }>('dana', '/v1/quarantined-signals')).map(({ reason }) => reason);
const asked = () => desk.host.webhooks.list().map(({ url }) => url);

test.each(['1', '2'] as const)(
  'a genuine message with a signature of version %s is heard',
  async (version) => {
    const name = `search-v${version}`;
    const { Message } = alarmNotification({ name, at: '2026-11-23T10:59:00.000Z' });
    expect(await post(snsMessage({ Message, Subject: 'ALARM' }, version))).toBe(202);
    expect((await alerts()).map(({ fingerprint }) => fingerprint)).toContain(arnOf(name));
  },
);

test('prose that somebody published is an alert by its subject', async () => {
  await post(snsMessage({ Subject: 'The nightly job failed', Message: 'See the log' }));
  expect((await alerts()).map(({ alarmName }) => alarmName)).toContain('The nightly job failed');
});

test.each([
  ['whose text was changed', { ...snsMessage(), Message: 'Pay here' }, /not that of SNS/],
  [
    'vouched for by somebody else',
    snsMessage({ SigningCertURL: 'https://sns.us-east-1.amazonaws.com.evil.example/x.pem' }),
    /not at an address of SNS/,
  ],
  [
    'vouched for by a bucket',
    snsMessage({ SigningCertURL: 'https://s3.amazonaws.com/x/SimpleNotificationService-1.pem' }),
    /not at an address of SNS/,
  ],
  [
    'of a topic that is not allowed',
    snsMessage({ TopicArn: 'arn:aws:sns:us-east-1:999999999999:other' }),
    /not one of those/,
  ],
  ['with a signature of the future', { ...snsMessage(), SignatureVersion: '9' }, /version 9/],
])('a message %s is set aside', async (_, message, reason) => {
  const before = asked().length;
  expect(await post(message)).toBe(202);
  expect((await reasons()).at(-1)).toMatch(reason);
  expect(
    asked()
      .slice(before)
      .filter((url) => !url.startsWith('https://sns.us-east-1.amazonaws.com/')),
  ).toEqual([]);
});

const subscription = (SubscribeURL: string) =>
  snsMessage({
    Type: 'SubscriptionConfirmation',
    SubscribeURL,
    Token: 'abc',
    Message: 'You have chosen to subscribe',
  });

test('a subscription is confirmed at SNS in its region, and nowhere else', async () => {
  const query = 'Action=ConfirmSubscription&TopicArn=x&Token=abc';
  for (const address of [
    `https://169.254.169.254/?${query}`,
    `http://sns.us-east-1.amazonaws.com/?${query}`,
    `https://sns.eu-west-1.amazonaws.com/?${query}`,
    `https://sns.us-east-1.amazonaws.com@evil.example/?${query}`,
  ]) {
    await post(subscription(address));
    expect((await reasons()).at(-1)).toMatch(/confirm a subscription/);
  }
  const right = `https://sns.us-east-1.amazonaws.com/?${query}`;
  await post(subscription(right));
  expect(asked().filter((url) => url.includes('ConfirmSubscription'))).toEqual([right]);
});

test('what is no message of SNS is refused at once', async () => {
  expect(await post({ hello: 'world' })).toBe(400);
});
