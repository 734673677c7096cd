import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../local/host.ts';
import { hostOf } from './app.ts';

let host: Host;
beforeAll(async () => {
  host = await hostOf({
    Things: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'things',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'papers' } },
  });
});
afterAll(() => host?.stop());

test('An operation that is not hosted is refused by name', async () => {
  const headers = { 'x-amz-target': 'AWSEvents.PutRule', 'content-type': 'application/x-amz-json-1.1' };
  const response = await fetch(host.urls.aws, { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({
    __type: 'NotHostedLocally',
    message: expect.stringContaining('events:PutRule'),
  });
});

const cli = (() => {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!cli)('The AWS CLI', () => {
  const aws = async (...words: string[]) => {
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'me',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_DEFAULT_REGION: 'us-east-1',
    };
    const { stdout } = await promisify(execFile)(
      'aws',
      [...words, '--endpoint-url', host.urls.aws, '--output', 'json'],
      { env },
    );
    return JSON.parse(stdout || 'null');
  };

  test('tells where it points, puts events, and reads tables and objects', async () => {
    const entry = 'Source=test,DetailType=x,Detail="{\\"cli\\":1}"';
    const [identity, put, item, sent] = await Promise.all([
      aws('sts', 'get-caller-identity'),
      aws('events', 'put-events', '--entries', entry),
      aws('dynamodb', 'scan', '--table-name', 'things'),
      aws('s3api', 'put-object', '--bucket', 'papers', '--key', 'cli.txt', '--body', import.meta.filename),
    ]);
    expect(identity.Account).toBe('000000000000');
    expect(put.FailedEntryCount).toBe(0);
    expect(item.Count).toBe(0);
    expect(sent.ETag).toBeTruthy();
  });

  test('sets the state of an alarm, and sees it', async () => {
    const alarm = ['--alarm-name', 'hot'];
    const metric = ['--namespace', 'N', '--metric-name', 'M', '--statistic', 'Sum', '--period', '60'];
    const rule = [
      '--evaluation-periods',
      '1',
      '--threshold',
      '1',
      '--comparison-operator',
      'GreaterThanThreshold',
    ];
    await aws('cloudwatch', 'put-metric-alarm', ...alarm, ...metric, ...rule);
    await aws('cloudwatch', 'set-alarm-state', ...alarm, '--state-value', 'ALARM', '--state-reason', 'me');
    const { MetricAlarms } = await aws('cloudwatch', 'describe-alarms', '--state-value', 'ALARM');
    expect(MetricAlarms).toMatchObject([{ AlarmName: 'hot', StateValue: 'ALARM', StateReason: 'me' }]);
  });
});
