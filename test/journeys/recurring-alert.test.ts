import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const now = () => new Date(desk.host.clock.now()).toISOString();
const say = async (name: string, state: 'ALARM' | 'OK') => {
  await desk.forward(0.1);
  await desk.happen(alarmEvent({ name, state, at: now() }));
};

test('an alert that joins the incident of another one recurs like the one that opened it', async () => {
  const often = { count: 2, name: 'Twice' };
  await desk.done('femi', 'PATCH', '/v1/problem-rules/same-alert', often, { 'if-match': '"1"' });
  await desk.done('admin', 'POST', '/v1/alert-rules', {
    id: 'together',
    name: 'Together',
    condition: { field: 'alarmName', like: 'search-*' },
    effect: { group: { by: ['{{service}}'], minutes: 30 } },
  });
  await desk.forward(0.2);
  for (const _ of ['on one day', 'on another']) {
    for (const name of ['search-first', 'search-second']) await say(name, 'ALARM');
    for (const name of ['search-first', 'search-second']) await say(name, 'OK');
    await desk.forward(24 * 60);
  }
  expect(await desk.items('dana', '/v1/incidents?closed=true&service=search')).toHaveLength(2);
  type Candidate = { subject: { kind: string; id: string }; evidence: object[] };
  const candidates = await desk.items<Candidate>('dana', '/v1/problem-candidates');
  const alerts = await desk.items<{ id: string }>('dana', '/v1/alerts?state=cleared');
  const recurring = candidates.filter(({ subject }) => subject.kind === 'alert');
  expect(recurring.map(({ subject }) => subject.id).toSorted()).toEqual(
    alerts.map(({ id }) => id).toSorted(),
  );
  for (const { evidence } of recurring) expect(evidence).toHaveLength(2);
});
