import { test } from 'vitest';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function onCall({ go, change, now, later }: Walk): void {
  test('services, schedules and policies', async () => {
    await go('dana', 'GET', '/v1/services');
    await change('admin', '/v1/services/search', { criticality: 'high' });
    await go('admin', 'POST', '/v1/services', {
      name: 'Old shop',
      team: 'payments',
      criticality: 'low',
      match: [],
    });
    await go('admin', 'POST', '/v1/services/old-shop/retire', {});
    await go('admin', 'POST', '/v1/services/old-shop/restore', {});
    await change('admin', '/v1/schedules/secondary', { name: 'Second line' });
    const over = { person: 'femi', from: later(1), to: later(3) };
    const scheduled = await go('admin', 'POST', '/v1/schedules/primary/overrides', over);
    const [override] = scheduled.overrides as { id: string }[];
    await go('dana', 'GET', `/v1/schedules/primary/shifts?from=${now()}&to=${later(48)}`);
    await go('admin', 'POST', '/v1/schedules/primary/remove-override', { override: override?.id });
    await go('dana', 'GET', '/v1/schedules');
    await go('dana', 'GET', '/v1/schedules/on-call');
    await go('dana', 'GET', '/v1/escalation-policies');
    await change('admin', '/v1/escalation-policies/platform', { pagesUpTo: 2 });
    await go('admin', 'POST', '/v1/escalation-policies', {
      name: 'Quiet',
      team: 'payments',
      levels: [{ targets: [{ team: 'payments' }], minutes: 10 }],
      repeat: 1,
    });
    await go('admin', 'POST', '/v1/schedules', {
      name: 'Payments',
      team: 'payments',
      timeZone: 'America/New_York',
      rotations: [
        {
          id: 'main',
          people: ['gus-hale'],
          every: 'day',
          count: 1,
          handOff: { time: '08:00' },
          from: '2026-11-01',
        },
      ],
    });
  });
}
