import { expect, test } from 'vitest';
import { alarmEvent } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of alert rules, maintenance windows and held alerts. */
export function alertRules({ desk, go, change, now }: Walk): void {
  const rules = '/v1/alert-rules';
  const windows = '/v1/maintenance-windows';
  const flaky = { field: 'alarmName', like: 'search-flaky*' };

  test('alert rules are tried, made, ordered and taken away', async () => {
    await desk().happen(alarmEvent({ name: 'search-flaky-1', at: now() }));
    const rule = { condition: flaky, effect: { recordOnly: true } };
    expect(await go('dana', 'POST', `${rules}/try`, { rule, days: 1 })).toMatchObject({
      matched: 1,
      alerts: 1,
    });
    await go('admin', 'POST', rules, { name: 'Flaky ones', ...rule });
    await go('admin', 'POST', rules, { name: 'A delay for all', effect: { delay: 5 } });
    await go('admin', 'POST', `${rules}/a-delay-for-all/move`, { before: 'flaky-ones' });
    const { items } = await go('dana', 'GET', rules);
    expect((items as { id: string }[]).map(({ id }) => id)).toEqual(['a-delay-for-all', 'flaky-ones']);
    await change('admin', `${rules}/flaky-ones`, { last: true });
    for (const command of ['pause', 'resume', 'remove'])
      await go('admin', 'POST', `${rules}/a-delay-for-all/${command}`, {});
    await go('dana', 'GET', `${rules}/flaky-ones/timeline`);
    await desk().forward(1);
    await desk().happen(alarmEvent({ name: 'search-flaky-2', at: now() }));
    const [held] = (await go('dana', 'GET', '/v1/alerts?state=held')).items as { id: string }[];
    expect(await go('dana', 'POST', `/v1/alerts/${held?.id}/release`, { note: 'Look at it' })).toMatchObject({
      raised: 1,
    });
    await go('admin', 'POST', `${rules}/flaky-ones/remove`, {});
    await desk().settled();
  });

  test('maintenance windows are opened, changed, extended and ended', async () => {
    const window = { title: 'New search', services: ['search'], minutes: 60 };
    const { id } = await go('dana', 'POST', windows, window);
    await desk().settled();
    await go('dana', 'GET', windows);
    await change('dana', `${windows}/${id}`, { title: 'The new search' });
    await go('dana', 'POST', `${windows}/${id}/extend`, { minutes: 60 });
    await go('dana', 'GET', `${windows}/${id}/timeline`);
    await go('dana', 'POST', `${windows}/${id}/end`, {});
    await desk().forward(2);
    const { items } = await go('dana', 'GET', `${windows}?ended=true`);
    expect(items).toMatchObject([{ id, state: 'ended' }]);
  });
}
