import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arnOf, configEvent, configItem } from '../configuration/items.ts';
import { type Desk, startDesk } from '../desk.ts';
import { happenElsewhere } from './elsewhere.ts';

let desk: Desk;
// A desk that may read a bucket of AWS Config is another template.
const assembly = mkdtempSync(join(tmpdir(), 'itsm-inventory-'));
const Bucket = 'config-bucket-111122223333';

beforeAll(async () => {
  execFileSync(process.execPath, ['infra/app.ts', '-c', `itsm:inventory.buckets=${Bucket}`], {
    env: { ...process.env, CDK_OUTDIR: assembly },
  });
  desk = await startDesk({ assembly });
  await aws('s3', 'CreateBucket', { Bucket });
});
afterAll(async () => {
  await desk?.stop();
  rmSync(assembly, { recursive: true, force: true });
});

const aws = (service: string, operation: string, input: Record<string, unknown>) =>
  desk.host.dispatcher.dispatch({ service, operation, input, caller: { name: 'test' } });

const keyOf = (id: string) =>
  `AWSLogs/111122223333/Config/eu-central-1/2026/11/23/OversizedChangeNotification/AWS::S3::Bucket/${id}.json.gz`;
const oversized = (id: string, Key = keyOf(id)) => ({
  ...configEvent({ type: 'AWS::S3::Bucket', id, order: 5 }),
  detail: {
    messageType: 'OversizedConfigurationItemChangeNotification',
    configurationItemSummary: { changeType: 'CREATE', resourceId: id },
    s3DeliverySummary: { s3BucketLocation: `${Bucket}/${Key}`, errorCode: null, errorMessage: null },
  },
});
const leave = (
  id: string,
  Body = gzipSync(JSON.stringify(configItem({ type: 'AWS::S3::Bucket', id, order: 5 }))),
) => aws('s3', 'PutObject', { Bucket, Key: keyOf(id), Body });
const known = (id: string) =>
  desk.items<{ title: string }>(
    'dana',
    `/v1/cis?arn=${encodeURIComponent(arnOf({ type: 'AWS::S3::Bucket', id }))}`,
  );
const kept = () => desk.items<{ id: string; reason: string }>('admin', '/v1/quarantined-items');

test('an item too large for an event is fetched, unpacked, from where AWS Config left it', async () => {
  await leave('pictures');
  await desk.happen(oversized('pictures'));
  expect(await known('pictures')).toMatchObject([{ title: 'pictures', account: '111122223333' }]);
  expect(await kept()).toEqual([]);
});

test('one that is not there is asked for again, then kept with the reason, and taken in once it is there', async () => {
  await desk.happen(oversized('films'));
  // The queue gives it to us again and again, every six minutes.
  await desk.forward(60);
  const [item, ...others] = await kept();
  expect(others).toEqual([]);
  expect(item?.reason).toBe(
    `The item cannot be read from s3://${Bucket}/${keyOf('films')}: NoSuchKey. It is gone, or the bucket does not let the desk read it.`,
  );
  await leave('films');
  await desk.done('admin', 'POST', `/v1/quarantined-items/${item?.id}/release`, {});
  await desk.settled();
  expect(await known('films')).toMatchObject([{ title: 'films' }]);
  expect(await kept()).toEqual([]);
});

test('what the role does not allow, and what is no archive, is kept with the reason too', async () => {
  await leave('broken', Buffer.from([0x1f, 0x8b, 0, 0, 1, 2, 3]));
  await desk.happen(
    oversized('broken'),
    oversized('snapshot', 'AWSLogs/111122223333/Config/snapshot.json.gz'),
  );
  await desk.forward(60);
  const reasons = (await kept()).map(({ reason }) => reason).sort();
  expect(reasons).toEqual([
    expect.stringMatching(/^The item cannot be read from .*snapshot\.json\.gz: AccessDenied/),
    expect.stringMatching(/broken\.json\.gz cannot be unpacked/),
  ]);
});

test('another account tells of its resources by the intake bus', async () => {
  const told = { type: 'AWS::S3::Bucket', id: 'elsewhere', order: 9 };
  const { detail, ...event } = configEvent(told);
  const configurationItem = { ...configItem(told), awsAccountId: '444455556666' };
  await happenElsewhere(desk, { ...event, detail: { ...detail, configurationItem } });
  expect(await known('elsewhere')).toMatchObject([{ account: '444455556666' }]);
});
