import { expect, test } from 'vitest';
import { alarmEvent } from '../../monitoring/alarms.ts';
import type { Walk } from './walk.ts';

/** Every operation of the practice, as its people would come by. */
export function onCall({ desk, go, change, now, later }: Walk): void {
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

  test('shifts are covered, swapped and handed over, and a calendar follows them', async () => {
    // In Berlin, two hours from now: a shift begins, and its clock strikes.
    const soon = later(3).slice(11, 16);
    const rota = {
      name: 'Layered',
      team: 'platform',
      timeZone: 'Europe/Berlin',
      reminders: [0],
      rotations: [
        { people: ['dana', 'eli'], every: 'day', handOff: { time: soon }, from: '2026-11-01' },
        {
          people: ['femi'],
          every: 'hour',
          count: 12,
          handOff: { time: '08:00' },
          from: '2026-11-01',
          layer: 2,
          restrictions: [{ days: [6, 7], from: '08:00', to: '18:00' }],
        },
      ],
    };
    await go('admin', 'POST', '/v1/schedules', rota);
    const layered = '/v1/schedules/layered';
    const { timeZone, rotations } = rota;
    await go('dana', 'POST', '/v1/schedules/preview', { timeZone, rotations });
    await go('dana', 'GET', `${layered}/gaps`);
    await go('dana', 'GET', '/v1/schedules/shifts');
    const shifts = (await go('dana', 'GET', `${layered}/shifts?from=${later(30)}&to=${later(96)}`)).items as {
      person: string;
      from: string;
      to: string;
    }[];
    const of = (person: string) => {
      const { from, to } = shifts.find((shift) => shift.person === person) ?? {};
      return { from, to };
    };
    const offer = { with: 'eli', mine: of('dana'), theirs: of('eli') };
    const open = async () =>
      ((await go('dana', 'POST', `${layered}/swaps`, offer)).swaps as { id: string }[]).at(-1)?.id;
    await go('eli', 'POST', `${layered}/remove-swap`, { swap: await open() });
    await go('eli', 'POST', `${layered}/accept-swap`, { swap: await open() });
    await go('dana', 'POST', `${layered}/hand-over-note`, { text: 'The queue is slow since noon' });
    await desk().forward(125);
    const off = await go('eli', 'POST', '/v1/time-off', { from: later(1), to: later(200), reason: 'Rest' });
    const one = `/v1/time-off/${off.id}`;
    await go('eli', 'POST', `${one}/ask-cover`, { people: ['femi'] });
    await go('femi', 'POST', `${one}/take-cover`, { schedule: 'layered' });
    await go('dana', 'GET', '/v1/time-off');
    await go('dana', 'GET', one);
    await go('eli', 'POST', `${one}/cancel`, {});
    const { items } = await go('dana', 'GET', '/v1/feeds');
    const { path } = (items as { path: string }[])[0] ?? { path: '' };
    expect((await desk().call('', 'GET', path)).status).toBe(200);
    await go('dana', 'POST', '/v1/feeds/person-dana/revoke', {});
    expect((await desk().call('', 'GET', path)).status).toBe(404);
    await go('dana', 'GET', '/v1/escalation-policies/platform');
  });

  test('a page is passed on', async () => {
    await desk().happen(alarmEvent({ name: 'search-on-tour', at: now() }));
    const { items } = await go('dana', 'GET', '/v1/escalations');
    const { id, incident } = (items as { id: string; incident: string }[])[0] ?? {};
    await go('dana', 'POST', `/v1/escalations/${id}/escalate`, { level: 0 });
    await go('dana', 'POST', `/v1/escalations/${id}/hand-over`, { to: { person: 'femi' } });
    await go('dana', 'POST', `/v1/incidents/${incident}/page`, { targets: [{ team: 'platform' }] });
    await desk().settled();
    await go('dana', 'POST', `/v1/incidents/${incident}/acknowledge`, {});
    await go('dana', 'POST', `/v1/escalations/${id}/join`, {});
    await desk().happen(alarmEvent({ name: 'search-on-tour', state: 'OK', at: later(0.1) }));
    await go('dana', 'POST', `/v1/incidents/${incident}/close`, {});
    await desk().settled();
  });
}
