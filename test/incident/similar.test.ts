import { expect, test } from 'vitest';
import { arnOf, boundItem } from '../../functions/incident/ci.ts';
import { likeness, similarOnes, wordsOf } from '../../functions/incident/similar.ts';
import { incident, nine } from './incidents.ts';

const known = { id: 'INC-1', title: 'Payment page times out', service: 'checkout' };
const other = (title: string, more = {}) => incident('open', { id: 'INC-2', title, ...more });

test.each([
  ['Payment page times out in Spain', { service: 'search' }, 44],
  ['Payment page times out', {}, 65],
  ['Printer is dead', {}, 0],
  ['Printer is dead', { alerts: { 'ALT-7': { episode: 1, joinedAt: nine } } }, 75],
  ['Printer is dead', { ci: { id: 'arn:db', because: 'resource' } }, 55],
])('%s %j scores %i', (title, more, score) => {
  expect(likeness({ ...known, alerts: ['ALT-7'], ci: 'arn:db' }, other(title, more)).score).toBe(score);
});

test('words are compared without case, accents and filler', () => {
  expect([...wordsOf('The CAFÉ is not available')]).toEqual(['cafe', 'available']);
});

test('neither itself, nor its family, nor what was merged away is like it; what is over is a precedent', () => {
  const all = [
    incident('open', { id: 'INC-1', title: known.title }),
    incident('open', { id: 'INC-3', title: known.title, parent: 'INC-1' }),
    incident('closed', { id: 'INC-4', title: known.title, mergedInto: 'INC-9' }),
    incident('resolved', { id: 'INC-5', title: known.title, resolution: 'A bigger pool' }),
  ];
  expect(similarOnes(known, all)).toMatchObject([
    { id: 'INC-5', as: 'precedent', resolution: 'A bigger pool' },
  ]);
});

test.each([
  [
    { tags: { 'itsm:ci': 'CI-7', InstanceId: 'i-1' }, resource: 'arn:x' },
    { id: 'CI-7', because: 'tag' },
  ],
  [
    { resource: 'arn:x', tags: { InstanceId: 'i-1' } },
    { id: 'arn:x', because: 'resource' },
  ],
  [{ tags: { InstanceId: 'i-1' } }, { id: 'i-1', because: 'dimension' }],
  [{ tags: { Team: 'x' } }, undefined],
])('%j is bound to %j', (pointing, item) => {
  expect(boundItem(pointing)).toEqual(item);
});

const here = { account: '111122223333', region: 'eu-central-1' };
test.each([
  [
    { resource: 'arn:aws:rds:eu-central-1:111122223333:db:shop' },
    'arn:aws:rds:eu-central-1:111122223333:db:shop',
  ],
  [{ resource: 'web-1' }, undefined],
  [
    { ...here, resource: 'i-1', tags: { InstanceId: 'i-1' } },
    'arn:aws:ec2:eu-central-1:111122223333:instance/i-1',
  ],
  [{ ...here, tags: { FunctionName: 'pay' } }, 'arn:aws:lambda:eu-central-1:111122223333:function:pay'],
  [{ ...here, tags: { QueueName: 'orders' } }, 'arn:aws:sqs:eu-central-1:111122223333:orders'],
  [{ ...here, tags: { BucketName: 'files' } }, 'arn:aws:s3:::files'],
  [{ ...here, tags: { ApiId: 'a1' } }, 'arn:aws:apigateway:eu-central-1::/apis/a1'],
  [{ ...here, region: 'cn-north-1', tags: { TopicName: 't' } }, 'arn:aws-cn:sns:cn-north-1:111122223333:t'],
  [{ tags: { StateMachineArn: 'arn:aws:states:x' } }, 'arn:aws:states:x'],
  [{ tags: { InstanceId: 'i-1' } }, undefined],
  [{ ...here, tags: { Team: 'x' } }, undefined],
])('%j points at %s', (pointing, arn) => {
  expect(arnOf(pointing)).toBe(arn);
});
