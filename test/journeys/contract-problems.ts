import type { Desk } from '../desk.ts';

type Add = (noun: string, body: (n: number) => object) => Promise<void>;

const cause = { whys: [{ text: 'A merge never ends' }] };

/** Problems in every state, candidates and rules, so that most that can be asked of them can be done. */
export async function seedProblems(
  desk: Desk,
  add: Add,
  ids: Record<string, string[]>,
  known: Record<string, (string | number)[]>,
): Promise<void> {
  const give = (id: string, step: string, ask: object = {}) =>
    desk.done('admin', 'POST', `/v1/problems/${id}/${step}`, ask);
  const all: string[] = [];
  for (let n = 0; n < 16; n++) {
    const { id } = await desk.done('admin', 'POST', '/v1/problems', {
      title: `Cause ${n}`,
      incidents: ['INC-1002'],
    });
    await give(String(id), 'tasks', { title: 'Look' });
    all.push(String(id));
  }
  for (const id of all.slice(2)) await give(id, 'assess');
  for (const id of all.slice(5)) await give(id, 'analyze');
  for (const id of all.slice(5)) await give(id, 'root-cause', cause);
  for (const id of all.slice(5)) await give(id, 'workaround', { text: 'Restart it' });
  for (const id of all.slice(8)) await give(id, 'fix');
  for (const id of all.slice(10)) await give(id, 'resolve', { text: 'Restarted for good' });
  for (const id of all.slice(13)) await give(id, 'close');
  const rule = (n: number) => ({ name: `Often ${n}`, subject: 'service', count: 2, days: n });
  await add('problem-rules', rule);
  for (const service of ['checkout', 'search'])
    for (const title of ['Down', 'Again'])
      await desk.done('dana', 'POST', '/v1/incidents', { title, service, impact: 'low', urgency: 'low' });
  await desk.settled();
  const candidates = await desk.items<{ id: string }>('admin', '/v1/problem-candidates');
  ids['problem-candidates'] = candidates.map(({ id }) => id);
  ids['problem-rules']?.push('same-service', 'same-item');
  ids.problems = all;
  known.of = all.slice(5, 7);
  known.incidents = ['INC-1001', 'INC-1003'];
}
