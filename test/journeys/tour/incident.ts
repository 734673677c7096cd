import { test } from 'vitest';
import { alarmNotification } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

const anyway = { despiteFiring: true, reason: 'The alarm lags behind' };

/** Every operation of the practice, as its people would come by. */
export function incident({ desk, go, change, now, later }: Walk): void {
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
    await go('eli', 'POST', `${one}/resolve`, { resolution: 'Cleaned up', ...anyway });
    await go('eli', 'POST', `${one}/reopen`, { reason: 'Full again' });
    await desk().settled();
    await go('eli', 'POST', `${one}/acknowledge`, {});
    await go('eli', 'POST', `${one}/resolve`, { resolution: 'Bigger disk', ...anyway });
    await go('eli', 'POST', `${one}/close`, {});
    await go('eli', 'GET', `${one}/timeline`);
    await go('rosa', 'POST', '/v1/incidents', { title: 'Search finds nothing' });
    await desk().settled();
  });

  test('everything else that can be done to incidents', async () => {
    const quiet = { impact: 'low', urgency: 'low', service: 'search' };
    const open = async (title: string) =>
      String((await go('rosa', 'POST', '/v1/incidents', { ...quiet, title })).id);
    const [a, b, c] = [await open('Search is slow'), await open('Search hangs'), await open('No results')];
    const give = (person: string, id: string, command: string, body: object = {}) =>
      go(person, 'POST', `/v1/incidents/${id}/${command}`, body);
    await go('dana', 'GET', '/v1/incidents/similar?title=Search%20is%20slow&service=search');
    await go('dana', 'GET', `/v1/incidents/${a}/similar`);
    await give('dana', a, 'take');
    await give('femi', a, 'override-priority', { priority: 2, reason: 'Black Friday' });
    await give('dana', a, 'watch', { person: 'eli' });
    await give('dana', a, 'unwatch', { person: 'eli' });
    await give('dana', a, 'links', { type: 'relates-to', target: b });
    await go('dana', 'GET', `/v1/incidents/${a}/links`);
    await give('dana', a, 'unlink', { type: 'relates-to', target: b });
    await give('dana', a, 'children', { child: b });
    await desk().settled();
    await go('dana', 'GET', `/v1/incidents/${a}/children`);
    await give('dana', b, 'set-parent', { parent: null });
    await give('dana', b, 'merge', { into: a });
    await desk().settled();
    await give('dana', b, 'unmerge');
    await give('dana', b, 'transfer', { team: 'payments', reason: 'It is theirs' });
    await give('dana', c, 'hold', { reason: 'vendor', until: later(1), note: 'They were told' });
    await desk().forward(61);
    await give('dana', c, 'hold', { reason: 'change' });
    await give('dana', c, 'resume');
    await give('dana', c, 'resolve', { resolution: 'The index was rebuilt' });
    await give('dana', c, 'close');
    await give('rosa', c, 'follow-up', { reason: 'No results again' });
    await go('dana', 'POST', '/v1/incidents/bulk', {
      command: 'comment',
      ids: [a, b],
      ask: { text: 'Hello' },
    });
    await desk().settled();
  });
}
