import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { alarmEvent } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function notification({ desk, go, change, now, later }: Walk): void {
  test('how somebody wants to be told, and a test page', async () => {
    const steps = [
      { contact: 'webhook', after: 0 },
      { contact: 'email', after: 5 },
    ];
    await change('dana', '/v1/notification-settings/me', {
      high: steps,
      low: steps,
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

  test('what somebody is told of besides', async () => {
    const { id } = await go('rosa', 'POST', '/v1/incidents', { title: 'The door squeaks' });
    await go('eli', 'POST', `/v1/incidents/${id}/resolve`, { resolution: 'Oiled' });
    await desk().forward(2);
    expect((await desk().mail()).some(({ to }) => to[0] === 'rosa@desk.example')).toBe(true);
  });

  test('the words of mails, and addresses to which none are sent', async () => {
    const one = '/v1/mail-templates/held-en';
    await go('admin', 'GET', '/v1/mail-templates');
    await go('admin', 'POST', `${one}/preview`, { text: 'It waits: {{said}}' });
    await change('admin', one, { text: '{{ticket.id}} has to wait.' });
    await go('admin', 'POST', `${one}/reset`, {});
    await go('admin', 'GET', `${one}/timeline`);
    const email = 'complaint@simulator.amazonses.com';
    const { id: person } = await go('admin', 'POST', '/v1/people', { name: 'Cross', email });
    await desk().settled();
    const { id } = await go(String(person), 'POST', '/v1/incidents', { title: 'The bell rings' });
    await go('eli', 'POST', `/v1/incidents/${id}/comments`, { text: 'Which bell?' });
    await desk().forward(2);
    await desk().settled();
    const { items } = await go('admin', 'GET', '/v1/suppressed-addresses');
    const [found] = items as { id: string; cause: string }[];
    expect(found?.cause).toBe('complaint');
    await go('admin', 'GET', `/v1/suppressed-addresses/${found?.id}`);
    await go('admin', 'POST', `/v1/suppressed-addresses/${found?.id}/release`, { reason: 'They want it' });
  });

  test('a link by which somebody confirms their address', async () => {
    const at = `${desk().host.urls.api}/v1/confirmations/guest-0000000000000000.tzzzzz.aaaaaaaaaaaaaaaaaaaaaa`;
    for (const method of ['GET', 'POST']) expect((await fetch(at, { method })).status).toBe(404);
  });

  test('an address outside is told of events', async () => {
    const all = '/v1/webhook-subscriptions';
    const url = 'https://tools.example/desk';
    const { id } = await go('admin', 'POST', all, { title: 'Tools', url, events: ['incident.*'] });
    await go('admin', 'GET', all);
    await change('admin', `${all}/${id}`, { filter: { field: 'data.title', exists: true } });
    await go('admin', 'POST', `${all}/${id}/test`, {});
    await go('rosa', 'POST', '/v1/incidents', { title: 'The window sticks' });
    await desk().settled();
    const { items } = await go('admin', 'GET', `/v1/webhook-deliveries?subscription=${id}`);
    const [delivery] = items as { id: string }[];
    await go('admin', 'GET', `/v1/webhook-deliveries/${delivery?.id}`);
    await go('admin', 'POST', `/v1/webhook-deliveries/${delivery?.id}/replay`, {});
    await go('admin', 'POST', `${all}/${id}/rotate-secret`, {});
    await go('admin', 'GET', `${all}/${id}/secret`);
    await go('admin', 'POST', `${all}/${id}/replay`, { from: later(-1), to: later(1) });
    await desk().settled();
    await go('admin', 'POST', `${all}/${id}/pause`, {});
    await go('admin', 'POST', `${all}/${id}/resume`, {});
    await go('admin', 'POST', `${all}/${id}/pause`, {});
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
