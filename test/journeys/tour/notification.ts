import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function notification({ desk, go }: Walk): void {
  test('a page by webhook is signed, and its receiver can tell', async () => {
    const hook = desk()
      .host.webhooks.list()
      .find(({ url }) => url.includes('/dana'));
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
