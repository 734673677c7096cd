import type { Desk } from '../desk.ts';
import { prepareImport, servers } from './import.ts';

type Add = (noun: string, body: (n: number) => object) => Promise<void>;
type Seeded = { readonly known: Record<string, string[] | number[]>; readonly ids: Record<string, string[]> };

const plans = { implementation: 'Switch it over', backout: 'Switch it back', test: 'Look at it' };
const services = ['search'];

/** What changes are judged by, and what they follow. */
async function rules(desk: Desk, add: Add): Promise<void> {
  const deadlines = { remind: 60, expire: 180 };
  const meets = { recurrence: { every: 'week', weekday: 1 }, time: '14:00', timeZone: 'Europe/Berlin' };
  const board = { members: ['admin', 'dana', 'gil'], chair: 'admin', ...meets };
  await add('cabs', (n) => ({ name: `Board ${n}`, ...board }));
  await add('approval-policies', (n) => ({
    name: `Policy ${n}`,
    condition: { field: 'type', is: 'emergency' },
    steps: [{ name: 'A colleague', approvers: [{ person: 'admin' }, { person: 'dana' }], deadlines }],
  }));
  const times = [{ every: 'once', from: '2027-12-20T18:00', to: '2028-01-03T06:00' }];
  const freeze = { purpose: 'freeze', zone: 'floating', covers: { everything: true }, times };
  await add('change-calendars', (n) => ({ name: `Freeze ${n}`, ...freeze }));
  await add('standard-changes', (n) => ({ title: `Restart ${n}`, services, plans, minutes: 30 }));
  for (const title of ['Printer', 'Plotter', 'Scanner'])
    await desk.done('dana', 'POST', '/v1/standard-changes', {
      id: title.toLowerCase(),
      title,
      services,
      plans,
    });
  for (const step of ['approve', 'publish'])
    await desk.done('femi', 'POST', `/v1/standard-changes/printer/${step}`, {});
}

/** Emergencies in every state of their life, and one that is normal. */
async function lives(desk: Desk): Promise<string[]> {
  const open = async (type: string) => {
    const { id } = await desk.done('admin', 'POST', '/v1/changes', {
      title: 'Change it',
      type,
      services,
      plans,
    });
    await desk.done('admin', 'POST', `/v1/changes/${id}/tasks`, { title: 'Tell everybody' });
    return String(id);
  };
  const normal = await open('normal');
  const emergencies: string[] = [];
  for (let n = 0; n < 24; n++) emergencies.push(await open('emergency'));
  const give = async (some: readonly string[], who: string, step: string, ask: object = {}) => {
    for (const id of some) await desk.done(who, 'POST', `/v1/changes/${id}/${step}`, ask);
    await desk.settled();
  };
  await give(emergencies.slice(1), 'admin', 'submit');
  for (const id of emergencies.slice(11))
    await desk.done('dana', 'POST', `/v1/approvals/${id}-1/approve`, {});
  await desk.settled();
  await give(emergencies.slice(13), 'admin', 'implement');
  await give(emergencies.slice(16), 'admin', 'complete-task', { task: 'T1' });
  await give(emergencies.slice(20), 'admin', 'finish');
  return [normal, ...emergencies];
}

/** Changes in every state, and what is kept for them, so that most that can be asked of them can be done. */
export async function seedChanges(desk: Desk, add: Add): Promise<Seeded> {
  await rules(desk, add);
  const changes = await lives(desk);
  const cab = (await desk.items<{ id: string }>('admin', '/v1/cabs')).map(({ id }) => id);
  const { id: meeting } = await desk.done('admin', 'POST', '/v1/cab-meetings', {
    cab: cab[0],
    present: ['admin', 'dana'],
  });
  const days = { from: '2026-12-01T00:00:00Z', until: '2026-12-24T00:00:00Z' };
  for (const to of ['gil', 'hana']) await desk.done('admin', 'POST', '/v1/delegations', { to, ...days });
  const board = ['admin', 'dana', 'gil'];
  const imports: string[] = [];
  for (let n = 0; n < 3; n++)
    imports.push(
      (await prepareImport((...ask) => desk.done('admin', ...ask), servers(4))).split('/')[3] ?? '',
    );
  return {
    known: {
      ...{ about: changes, cab, round: [1], task: ['T1', 'first', 'then'] },
      ...{ present: board, members: board, chair: board },
    },
    ids: {
      changes,
      approvals: changes.slice(2).map((id) => `${id}-1`),
      'cab-meetings': [String(meeting)],
      'standard-changes': ['restart-1', 'restart-2', 'printer', 'plotter', 'scanner'],
      imports,
    },
  };
}
