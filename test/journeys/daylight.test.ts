import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

// In Berlin the clocks go from 02:00 to 03:00 at 01:00 UTC.
const tenToChange = Date.parse('2026-03-29T00:50:00Z');

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ at: tenToChange });
  const rotation = {
    id: 'night',
    people: ['dana', 'eli'],
    every: 'day',
    count: 1,
    handOff: { time: '02:30' },
    from: '2026-03-28',
  };
  await desk.done('admin', 'POST', '/v1/schedules', {
    id: 'night',
    name: 'Night',
    team: 'platform',
    timeZone: 'Europe/Berlin',
    rotations: [rotation],
  });
  const level = { targets: [{ schedule: 'night' }], minutes: 5 };
  await desk.done('admin', 'POST', '/v1/escalation-policies', {
    id: 'night',
    name: 'Night',
    team: 'platform',
    levels: [level, level, level],
    repeat: 0,
  });
  await desk.done('admin', 'POST', '/v1/services', {
    id: 'night',
    name: 'Night',
    team: 'platform',
    criticality: 'high',
    policy: 'night',
    match: [{ alarmName: 'night-*' }],
  });
});
afterAll(() => desk?.stop());

test('three levels across the change of the clocks come five minutes apart, and the hand-off in the missing hour happens once', async () => {
  await desk.happen(alarmEvent({ name: 'night-errors', at: '2026-03-29T00:50:00Z' }));
  await desk.forward(5);
  await desk.forward(5);
  const mails = await desk.mail();
  // Rotations begin on the 28th: dana has that day, eli the next, from 02:30, which that night is 03:00 = 01:00 UTC.
  expect(mails.map(({ to, at }) => [to[0], at.slice(11, 16)])).toEqual([
    ['dana@desk.example', '00:50'],
    ['dana@desk.example', '00:55'],
    ['eli@desk.example', '01:00'],
  ]);
  const shifts = await desk.items<{ person: string; from: string }>(
    'dana',
    '/v1/schedules/night/shifts?from=2026-03-28T12:00:00Z&to=2026-03-31T12:00:00Z',
  );
  expect(shifts.map(({ from }) => from).slice(1, 3)).toEqual([
    '2026-03-29T01:00:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
});
