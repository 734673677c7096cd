import { expect, test } from 'vitest';
import { alarmEvent } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function availability({ desk, go, change, now, later }: Walk): void {
  const page = (accept?: string) =>
    desk().call('', 'GET', '/v1/status/main', undefined, accept ? { accept } : {});

  test('what is promised of a service', async () => {
    const all = '/v1/availability-commitments';
    await go('femi', 'POST', all, { service: 'search', percent: 99.9 });
    await go('dana', 'GET', all);
    await change('femi', `${all}/search`, {
      percent: 99.95,
      outageWhen: { field: 'alarmName', like: 'search-*' },
    });
    await go('femi', 'POST', `${all}/search/retire`, {});
    await go('femi', 'POST', `${all}/search/restore`, {});
    await desk().settled();
  });

  test('status pages, and a visitor who wants to hear of it', async () => {
    const all = '/v1/status-pages';
    const components = [{ name: 'Search', service: 'search' }];
    const made = {
      id: 'main',
      name: 'Our services',
      public: true,
      subscriptions: true,
      tellAfter: 0,
      components,
    };
    await go('femi', 'POST', all, made);
    await go('rosa', 'GET', all);
    await change('femi', `${all}/main`, { about: 'Whether they are there', stakeholderUpdates: true });
    await go('femi', 'POST', `${all}/main/retire`, {});
    expect((await page()).status).toBe(404);
    await go('femi', 'POST', `${all}/main/restore`, {});
    await go('rosa', 'GET', `${all}/main/status`);
    const body = { email: 'visitor@elsewhere.example' };
    expect((await desk().call('', 'POST', '/v1/status/main/subscriptions', body)).status).toBe(202);
    await desk().forward(3);
    const mail = (await desk().mail()).filter(({ to }) => to.includes('visitor@elsewhere.example')).at(-1);
    const path = /\/v1\/status\/main\/subscriptions\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect((await desk().call('', 'GET', path)).body).toEqual({ state: 'asked' });
    expect((await desk().call('', 'POST', path)).body).toEqual({ state: 'confirmed' });
    await desk().settled();
  });

  test('an alarm is an outage, and is put right', async () => {
    await desk().happen(alarmEvent({ name: 'search-down', at: now() }));
    await desk().forward(2);
    const { items } = await go('dana', 'GET', '/v1/outages?service=search&running=true');
    const [first] = items as { id: string; state: string }[];
    const id = String(first?.id);
    await go('dana', 'GET', `/v1/outages/${id}`);
    await go('dana', 'POST', `/v1/outages/${id}/updates`, { text: 'We look into it' });
    await desk().settled();
    await desk().forward(3);
    await go('dana', 'POST', `/v1/outages/${id}/end`, { note: 'Users can search again' });
    await go('dana', 'POST', `/v1/outages/${id}/correct`, { reason: 'It began before', begin: later(-2) });
    await go('dana', 'GET', `/v1/outages/${id}/timeline`);
    await go('femi', 'POST', `/v1/outages/${id}/cancel`, { reason: 'It was a test' });
    await desk().happen(alarmEvent({ name: 'search-down', state: 'OK', at: now() }));
  });

  test('what is planned begins and ends by the clock', async () => {
    const ask = { title: 'Moving', type: 'planned', services: ['search'], begin: later(1), end: later(2) };
    const { id } = await go('dana', 'POST', '/v1/outages', ask);
    await desk().settled();
    await desk().forward(61);
    expect(await go('dana', 'GET', `/v1/outages/${id}`)).toMatchObject({ state: 'open' });
    expect((await page('text/html')).body.text).toContain('under planned maintenance');
    await desk().forward(60);
    expect(await go('dana', 'GET', `/v1/outages/${id}`)).toMatchObject({ state: 'ended' });
  });

  test('how much services were there', async () => {
    await go('dana', 'GET', '/v1/service-availability?period=monthly');
    await go('dana', 'GET', '/v1/service-availability/search?period=last-7-days');
    await go('dana', 'GET', '/v1/service-availability/search/components');
  });
}
