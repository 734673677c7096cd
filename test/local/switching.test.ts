import { describe, expect, test } from 'vitest';
import { createMappings } from '../../local/mappings/mappings.ts';
import { createQueueMapping } from '../../local/mappings/queue.ts';
import { freshDir, minutes, openMessaging, place, queueArn } from './messaging.ts';
import { entry, openBus } from './shop.ts';

// What is said here of AWS: EventBridge API Reference (EnableRule, DisableRule), Lambda API Reference (UpdateEventSourceMapping).

describe('a rule that is switched', () => {
  const rule = { EventBusName: 'desk', Name: 'orders' };
  const open = (dir: string, target: object = {}) => openBus({ Arn: queueArn('work'), ...target }, { dir });

  test('matches nothing until it is switched on again; what came meanwhile is not made up for', async () => {
    const host = open(freshDir());
    await host.start();
    const state = async () => ((await host.call('events', 'DescribeRule', rule)) as { State: string }).State;
    expect(await host.call('events', 'DisableRule', rule)).toEqual({});
    host.bus.putEvents([entry({ n: 1 })]);
    await host.settled();
    expect([await state(), host.bodies('work')]).toEqual(['DISABLED', []]);
    await host.call('events', 'EnableRule', rule);
    await host.call('events', 'EnableRule', rule);
    host.bus.putEvents([entry({ n: 2 })]);
    await host.settled();
    expect(await state()).toBe('ENABLED');
    expect(host.bodies('work').map((body) => JSON.parse(body).detail)).toEqual([{ n: 2 }]);
  });

  test('has to be there', async () => {
    const host = open(freshDir());
    for (const operation of ['EnableRule', 'DisableRule'])
      await expect(host.call('events', operation, { Name: 'orders' })).rejects.toMatchObject({
        type: 'ResourceNotFoundException',
      });
  });

  test('stays so across a restart, until a deployment changes it', async () => {
    const dir = freshDir();
    const first = open(dir);
    await first.call('events', 'DisableRule', rule);
    first.kill();
    const again = open(dir);
    expect(again.bus.rules('desk')[0]?.enabled).toBe(false);
    again.kill();
    const deployed = open(dir, { Input: '{}' });
    expect(deployed.bus.rules('desk')[0]?.enabled).toBe(true);
    deployed.kill();
    expect(open(dir).bus.rules('desk')[0]?.enabled).toBe(true);
  });

  test('by a schedule waits for its next time from then on', async () => {
    const host = openMessaging({ at: '2026-03-02T09:00:00Z' });
    host.queues.addQueue({ QueueName: 'work' });
    const ScheduleExpression = 'rate(15 minutes)';
    host.bus.addRule({
      Name: 'often',
      ScheduleExpression,
      Targets: [{ Id: 't', Arn: queueArn('work') }],
    });
    await host.start();
    await host.call('events', 'DisableRule', { Name: 'often' });
    await host.forward(20 * minutes);
    expect(host.bodies('work')).toEqual([]);
    await host.call('events', 'EnableRule', { Name: 'often' });
    await host.forward(15 * minutes);
    expect(host.bodies('work').map((body) => JSON.parse(body).time)).toEqual(['2026-03-02T09:35:00Z']);
  });
});

describe('an event source mapping that is switched', () => {
  const UUID = '00000000-0000-4000-8000-000000000001';

  function open(dir: string, more: object = {}) {
    const taken: string[] = [];
    const take = ({ Records }: { Records: { body: string }[] }) =>
      void taken.push(...Records.map(({ body }) => body));
    const host = openMessaging({ dir, functions: { take } });
    const queue = host.queues.addQueue({ QueueName: 'work' });
    const mappings = createMappings({ ...host, place });
    const properties = { id: 'm', FunctionName: 'take', EventSourceArn: queueArn('work'), ...more };
    const caller = { name: 'take', role: 'TakeRole' };
    mappings.add(UUID, properties, (switched) => createQueueMapping({ ...host, caller }, switched));
    for (const each of mappings.all()) host.addMapping(each);
    const send = (MessageBody: string) => host.queues.send(queue, { MessageBody });
    const update = (input: object) => mappings.call('UpdateEventSourceMapping', { UUID, ...input });
    const state = () => (mappings.call('GetEventSourceMapping', { UUID }) as { State: string }).State;
    return { ...host, taken, send, update, state };
  }

  test('asks its queue for nothing until it is switched on again; what waits there is taken then', async () => {
    const host = open(freshDir());
    await host.start();
    expect(host.update({ Enabled: false })).toMatchObject({ UUID, State: 'Disabling' });
    const asked = host.calls.length;
    host.send('1');
    await host.settled();
    expect([host.taken, host.calls.length, host.state()]).toEqual([[], asked, 'Disabled']);
    expect(host.update({ Enabled: true })).toMatchObject({
      State: 'Enabling',
      EventSourceMappingArn: `arn:aws:lambda:us-east-1:000000000000:event-source-mapping:${UUID}`,
      FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:take',
      EventSourceArn: queueArn('work'),
    });
    await host.settled();
    expect([host.taken, host.state()]).toEqual([['1'], 'Enabled']);
    expect(host.update({ Enabled: true })).toMatchObject({ State: 'Enabled' });
  });

  test('that is off in the template begins when it is switched on', async () => {
    const host = open(freshDir(), { Enabled: false });
    await host.start();
    host.send('1');
    await host.settled();
    expect(host.taken).toEqual([]);
    host.update({ Enabled: true });
    await host.settled();
    expect(host.taken).toEqual(['1']);
  });

  test('stays so across a restart, until a deployment changes it', async () => {
    const dir = freshDir();
    const first = open(dir);
    await first.start();
    first.update({ Enabled: false });
    first.kill();
    const again = open(dir);
    again.send('1');
    await again.start();
    expect([again.state(), again.taken]).toEqual(['Disabled', []]);
    again.kill();
    const deployed = open(dir, { BatchSize: 5 });
    await deployed.start();
    await deployed.settled();
    expect([deployed.state(), deployed.taken]).toEqual(['Enabled', ['1']]);
  });

  test('has to be there, and is changed in nothing else', () => {
    const host = open(freshDir());
    expect(() => host.update({ UUID: 'other', Enabled: false })).toThrow(
      expect.objectContaining({ type: 'ResourceNotFoundException', status: 404 }),
    );
    expect(() => host.update({ BatchSize: 3 })).toThrow(
      expect.objectContaining({ type: 'NotHostedLocally' }),
    );
  });
});
