import { test } from 'vitest';
import { alarmNotification } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function incident({ desk, go, change, now }: Walk): void {
  test('an alarm through SNS, escalated to its end, and all commands on its incident', async () => {
    const { Message, Subject } = alarmNotification({ name: 'search-down', at: now() });
    const { Topics } = (await desk().host.dispatcher.dispatch({
      service: 'sns',
      operation: 'ListTopics',
      input: {},
      caller: { name: 'test' },
    })) as { Topics: { TopicArn: string }[] };
    const alarms = Topics.find(({ TopicArn }) => /intake/i.test(TopicArn));
    const input = { TopicArn: alarms?.TopicArn, Message, Subject };
    await desk().host.dispatcher.dispatch({
      service: 'sns',
      operation: 'Publish',
      input,
      caller: { name: 'test' },
    });
    await desk().settled();
    const [incident] = (await go('dana', 'GET', '/v1/incidents?team=platform')).items as { id: string }[];
    const one = `/v1/incidents/${incident?.id}`;
    await go('dana', 'GET', '/v1/escalations');
    await go('dana', 'GET', `/v1/escalations/${incident?.id}-1`);
    await desk().forward(16);
    await go('dana', 'GET', `${one}/execution`);
    await go('dana', 'GET', `/v1/notifications?incident=${incident?.id}`);
    await go('eli', 'POST', `${one}/acknowledge`, {});
    await go('eli', 'POST', `${one}/assign`, { assignee: 'eli' });
    await go('eli', 'POST', `${one}/comments`, { text: 'We are on it' });
    await go('eli', 'POST', `${one}/notes`, { text: 'The disk is full' });
    await change('eli', one, { urgency: 'medium' });
    await go('eli', 'POST', `${one}/resolve`, { resolution: 'Cleaned up' });
    await go('eli', 'POST', `${one}/reopen`, { reason: 'Full again' });
    await desk().settled();
    await go('eli', 'POST', `${one}/acknowledge`, {});
    await go('eli', 'POST', `${one}/resolve`, { resolution: 'Bigger disk' });
    await go('eli', 'POST', `${one}/close`, {});
    await go('eli', 'GET', `${one}/timeline`);
    await go('rosa', 'POST', '/v1/incidents', { title: 'Search finds nothing' });
    await desk().settled();
  });
}
