import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { wound } from './tell.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ empty: true });
});
afterAll(() => desk?.stop());

const inMinutes = (minutes: number) => new Date(desk.host.clock.now() + minutes * 60_000).toISOString();
const caller = { name: 'test' };

/** The clocks that struck so far: a schedule is the caller of what it does. */
const struck = () =>
  desk.host.dispatcher.calls
    .list()
    .filter(({ operation, caller }) => operation === 'PutEvents' && caller.startsWith('nothing-'))
    .map(({ caller, denied, error }) => ({ caller, failed: denied ?? error }));

/** The schedules that wait. */
async function armed() {
  const { Schedules } = (await desk.host.dispatcher.dispatch({
    service: 'scheduler',
    operation: 'ListSchedules',
    input: {},
    caller,
  })) as { Schedules: { Name: string; GroupName: string }[] };
  return Promise.all(
    Schedules.filter(({ Name }) => Name.startsWith('nothing-')).map(
      ({ Name, GroupName }) =>
        desk.host.dispatcher.dispatch({
          service: 'scheduler',
          operation: 'GetSchedule',
          input: { Name, GroupName },
          caller,
        }) as Promise<{ ScheduleExpression: string; Target: { Input: string } }>,
    ),
  );
}

describe('a clock that a record has wound', () => {
  test('strikes at its time, not before, and says which one it was', async () => {
    const due = inMinutes(30);
    await wound(desk, 'N-1', { to: { remind: due } });
    const [schedule] = await armed();
    expect(schedule?.ScheduleExpression).toBe(`at(${due.slice(0, 19)})`);
    expect(JSON.parse(schedule?.Target.Input ?? '')).toMatchObject({ id: 'N-1', clock: 'remind', at: due });
    // Time is no cause of causes: what looks again and again for its turn may do so more than sixteen times.
    expect(JSON.parse(schedule?.Target.Input ?? '')).toMatchObject({ depth: 0 });
    await desk.forward(29);
    expect(struck()).toEqual([]);
    await desk.forward(2);
    expect(struck()).toEqual([{ caller: 'nothing-N-1-remind-1', failed: undefined }]);
    expect(await armed()).toEqual([]);
  });

  test('is armed once, however often its event comes', async () => {
    const due = inMinutes(10);
    for (let time = 0; time < 3; time++) await wound(desk, 'N-2', { to: { remind: due } }, 7);
    await desk.forward(11);
    expect(struck().filter(({ caller }) => caller === 'nothing-N-2-remind-7')).toHaveLength(1);
  });

  test('is left alone while only another one of the record moved', async () => {
    const [first, second] = [inMinutes(5), inMinutes(20)];
    await wound(desk, 'N-3', { from: { one: first }, to: { one: first, two: second } }, 2);
    await desk.forward(21);
    expect(struck().filter(({ caller }) => caller.startsWith('nothing-N-3'))).toEqual([
      { caller: 'nothing-N-3-two-2', failed: undefined },
    ]);
  });

  test('strikes at once when it is due already', async () => {
    await wound(desk, 'N-4', { to: { remind: inMinutes(-1) } });
    expect(await armed()).toEqual([]);
    const [last] = desk.host.dispatcher.calls
      .list()
      .filter(({ operation }) => operation === 'PutEvents')
      .slice(-1);
    expect(last).toMatchObject({ caller: expect.stringContaining('arm') });
  });
});
