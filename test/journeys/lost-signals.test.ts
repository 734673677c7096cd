import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { dice } from './dice.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

const call = (operation: string, input: Record<string, unknown>) =>
  desk.host.dispatcher.dispatch({ service: 'cloudwatch', operation, input, caller: { name: 'test' } });
const set = (AlarmName: string, StateValue: string) =>
  call('SetAlarmState', { AlarmName, StateValue, StateReason: `It is ${StateValue}` });

type Alert = { alarmName: string; state: string };
const firing = async () => {
  const alerts = await desk.items<Alert>('dana', '/v1/alerts?limit=100');
  return alerts
    .filter(({ state }) => state === 'firing')
    .map(({ alarmName }) => alarmName)
    .sort();
};

/** The next event of an alarm does not arrive. */
const lose = () => {
  const match = { operation: 'SendMessage', caller: desk.callerOf('intake-alarms') };
  desk.host.dispatcher.faults.set({ match, kind: 'lost' });
};

/** Sets a state of which nobody is told. */
const setUnheard = async (name: string, state: string) => {
  await desk.settled();
  lose();
  await set(name, state);
  await desk.settled();
  desk.host.dispatcher.faults.clear();
};

test('When one event in twenty is lost, the desk knows after a quarter of an hour what CloudWatch knows', async () => {
  const random = dice(21);
  const alarms = Array.from({ length: 12 }, (_, n) => `search-${n}`);
  const states = new Map<string, string>();
  for (const AlarmName of alarms)
    await call('PutMetricAlarm', { AlarmName, Namespace: 'N', MetricName: 'M' });
  for (let step = 0; step < 5; step++) {
    for (const name of alarms) {
      const state = states.get(name) === 'ALARM' ? 'OK' : 'ALARM';
      if (random() < 0.5) continue;
      states.set(name, state);
      await (random() < 0.05 ? setUnheard : set)(name, state);
    }
    await desk.host.forward(20_000);
  }
  // The last word of one is always lost, so that there is something to find.
  const last = states.get('search-0') === 'ALARM' ? 'OK' : 'ALARM';
  states.set('search-0', last);
  await setUnheard('search-0', last);
  const truth = alarms.filter((name) => states.get(name) === 'ALARM').sort();
  expect(await firing()).not.toEqual(truth);
  await desk.forward(16);
  expect(await firing()).toEqual(truth);
});

test('An alarm that was deleted while it fired is over, though nobody heard of it', async () => {
  const [name = ''] = await firing();
  await desk.settled();
  lose();
  await call('DeleteAlarms', { AlarmNames: [name] });
  await desk.settled();
  desk.host.dispatcher.faults.clear();
  await desk.forward(16);
  expect(await firing()).not.toContain(name);
});
