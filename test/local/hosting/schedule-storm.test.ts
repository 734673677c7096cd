import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { hostOf } from './app.ts';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const many = 2_000;
let host: Host;

beforeAll(async () => {
  const queued = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue') };
  const put = { Effect: 'Allow', Action: 'events:PutEvents', Resource: arn('Bus') };
  host = await hostOf(
    {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'clocks' } },
      Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'group' } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'struck' } },
      Letters: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: { Statement: { ...queued, Principal: { Service: 'events.amazonaws.com' } } },
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'striker',
          Policies: [{ PolicyName: 'inline', PolicyDocument: { Statement: [put] } }],
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: { Ref: 'Bus' },
          EventPattern: { source: ['test'] },
          Targets: [{ Id: 'q', Arn: arn('Queue') }],
        },
      },
    },
    { clock: createClock({ frozenAt: Date.parse('2026-11-23T11:00:00Z') }) },
  );
});
afterAll(() => host?.stop());

const call = (service: string, operation: string, input: Record<string, unknown>) =>
  host.dispatcher.dispatch({ service, operation, input, caller: { name: 'test' } });

test(`${many} one-shots that are due in the same second all strike then, and are gone`, async () => {
  for (let n = 0; n < many; n++)
    await call('scheduler', 'CreateSchedule', {
      Name: `clock-${n}`,
      GroupName: 'group',
      ScheduleExpression: 'at(2026-11-23T11:30:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/clocks',
        RoleArn: 'arn:aws:iam::000000000000:role/striker',
        Input: JSON.stringify({ n }),
        EventBridgeParameters: { Source: 'test', DetailType: 'clock.due' },
      },
    });
  const waiting = async () => {
    const QueueUrl = `${host.urls.aws}/000000000000/struck`;
    const AttributeNames = ['ApproximateNumberOfMessages'];
    const { Attributes } = (await call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames })) as {
      Attributes: Record<string, string>;
    };
    return Number(Attributes.ApproximateNumberOfMessages);
  };
  await host.forward(29 * 60_000 + 59_000);
  expect(await waiting()).toBe(0);
  await host.forward(1_000);
  expect(await waiting()).toBe(many);
  const { Schedules } = (await call('scheduler', 'ListSchedules', { GroupName: 'group' })) as {
    Schedules: unknown[];
  };
  expect(Schedules).toEqual([]);
});
