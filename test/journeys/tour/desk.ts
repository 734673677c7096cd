import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

/** The live desk, as the portal's first page asks for it. */
export function liveDesk({ desk, go }: Walk): void {
  test('the counts beside the lists', async () => {
    expect(await go('dana', 'GET', '/v1/incidents/counts?by=team')).toMatchObject({ all: {}, mine: {} });
    expect(await go('dana', 'GET', '/v1/alerts/counts')).toMatchObject({ all: {} });
  });

  test('the live desk in one answer, and no second time what has not changed', async () => {
    const body = await go('dana', 'GET', '/v1/desk');
    expect(body).toMatchObject({ incidents: expect.any(Array), alerts: expect.any(Array), more: [] });
    const { headers } = await desk().call('dana', 'GET', '/v1/desk');
    const again = await desk().call('dana', 'GET', '/v1/desk', undefined, {
      'if-none-match': headers.get('etag') ?? '',
    });
    expect([again.status, again.body]).toEqual([304, { text: '' }]);
    expect((await desk().call('rosa', 'GET', '/v1/desk')).status).toBe(403);
    expect((await desk().call('dana', 'GET', '/v1/desk/anything')).status).toBe(404);
  });
}
