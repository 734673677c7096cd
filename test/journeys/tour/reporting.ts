import { expect, test } from 'vitest';
import { tell } from '../tell.ts';
import type { Walk } from './walk.ts';

/** Figures about all that the tour has done, and what a team is told every week. */
export function reporting({ desk, go, change, now }: Walk): void {
  test('how figures are defined', async () => {
    const { items } = await go('dana', 'GET', '/v1/reports/measures');
    expect((items as { id: string }[]).map(({ id }) => id)).toContain('time-to-resolve');
  });

  test('what the days came to, of all and of one service', async () => {
    const { figures, series } = (await go('femi', 'GET', '/v1/reports?period=last-7-days')) as {
      figures: Record<string, { value: number }>;
      series: unknown[];
    };
    expect(series).toHaveLength(7);
    expect(figures.opened?.value).toBeGreaterThan(0);
    expect(figures.pages?.value).toBeGreaterThan(0);
    await go('dana', 'GET', '/v1/reports?period=last-12-months&team=platform&service=checkout');
  });

  test('a team is told of its week, until it has had enough', async () => {
    const all = '/v1/report-subscriptions';
    await go('femi', 'POST', all, { team: 'platform' });
    await go('dana', 'GET', all);
    await desk().settled();
    // What it is told when it is Monday, has a journey of its own.
    const detail = { id: 'nobody', version: 1, at: now(), by: 'test', changed: {}, depth: 0 };
    await tell(desk(), 'report-subscription.due', { ...detail, clock: 'weekly' });
    await change('femi', `${all}/platform`, { state: 'off' });
  });
}
