import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { alarmEvent } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function notification({ desk, go, change, now }: Walk): void {
  test('how somebody wants to be told, and a test page', async () => {
    await change('dana', '/v1/notification-settings/me', {
      high: [
        { contact: 'webhook', after: 0 },
        { contact: 'email', after: 5 },
      ],
      quietHours: { segments: [{ days: [1, 2, 3, 4, 5], from: '22:00', to: '07:00' }] },
      topics: { 'shift-reminder': 'off', '*': 'digest' },
    });
    await go('dana', 'POST', '/v1/notification-settings/me/test', { contact: 'webhook' });
    await go('admin', 'GET', '/v1/notification-settings/dana');
    await go('admin', 'GET', '/v1/notification-settings');
    await desk().settled();
    await desk().happen(alarmEvent({ name: 'search-steps', at: now() }));
    await desk().forward(4);
    const told = async () => (await go('dana', 'GET', '/v1/notifications')).items as { state: string }[];
    expect((await told()).map(({ state }) => state)).toContain('planned');
    await desk().forward(3);
    expect((await told()).map(({ state }) => state)).not.toContain('planned');
  });

  test('a page by webhook is signed, and its receiver can tell', async () => {
    const hook = desk()
      .host.webhooks.list()
      .find(({ url, body }) => url.includes('/dana') && body.includes('"page"'));
    const signature =
      Object.entries(hook?.headers ?? {}).find(([name]) => name.toLowerCase() === 'x-itsm-signature')?.[1] ??
      '';
    const { keys } = (await go('dana', 'GET', '/v1/notifications/webhook-keys')) as { keys: string[] };
    const [, time, sent] = /^t=(\d+),v1=([0-9a-f]{64})/.exec(String(signature)) ?? [];
    const mac = createHmac('sha256', Buffer.from(keys[0] ?? '', 'hex'))
      .update(`${time}.${hook?.body}`)
      .digest('hex');
    expect(sent).toBe(mac);
    expect(JSON.parse(hook?.body ?? '')).toMatchObject({ type: 'page', service: 'search' });
  });
}
