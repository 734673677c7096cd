import type { Desk } from '../desk.ts';

/** Items of the catalogue and requests in most states of their lives, so that most that can be asked of them can be done. */
export async function seedRequests(desk: Desk, ids: Record<string, string[]>): Promise<void> {
  const done = (who: string, path: string, ask: object = {}) => desk.done(who, 'POST', path, ask);
  const tasks = [
    { id: 'first', title: 'First' },
    { id: 'then', title: 'Then', after: ['first'] },
  ];
  for (const [n, id] of ['chair', 'stool', 'lamp', 'rug', 'shelf', 'plant'].entries()) {
    await done('femi', '/v1/catalogue-items', { id, name: id, tasks, forOthers: 'everybody', public: {} });
    if (n < 4) await done('femi', `/v1/catalogue-items/${id}/publish`);
  }
  ids['catalogue-items'] = ['chair', 'stool', 'lamp', 'rug', 'shelf', 'plant'];
  const requests: string[] = [];
  for (let n = 0; n < 24; n++)
    requests.push(String((await done('rosa', '/v1/requests', { item: n % 2 ? 'chair' : 'stool' })).id));
  await desk.settled();
  const give = async (some: readonly string[], who: string, step: string, ask: object = {}) => {
    for (const id of some) await done(who, `/v1/requests/${id}/${step}`, ask);
  };
  await give(requests.slice(0, 4), 'dana', 'ask', { text: 'Which colour?' });
  await give(requests.slice(4, 14), 'dana', 'complete-task', { task: 'first' });
  await desk.settled();
  await give(requests.slice(8, 14), 'dana', 'complete-task', { task: 'then' });
  await give(requests.slice(14, 15), 'rosa', 'cancel', { reason: 'I stand' });
  for (const website of 'bots')
    await desk.call('', 'POST', '/v1/forms/chair', { email: 'bot@else.example', website });
  await desk.settled();
  // What waits for votes, of whoever asks.
  const approvers = [{ person: 'admin' }, { person: 'dana' }];
  const steps = [{ name: 'One of them', approvers, deadlines: { expire: 10_000 } }];
  await done('admin', '/v1/approval-policies', { id: 'anybody', name: 'Anybody', kinds: [], steps });
  await done('femi', '/v1/catalogue-items', {
    id: 'sofa',
    name: 'Sofa',
    approvals: { policies: ['anybody'] },
  });
  await done('femi', '/v1/catalogue-items/sofa/publish');
  const asked: string[] = [];
  for (let n = 0; n < 10; n++) asked.push(String((await done('rosa', '/v1/requests', { item: 'sofa' })).id));
  await desk.settled();
  ids.approvals = [...(ids.approvals ?? []), ...asked.map((id) => `${id}-1`)];
  ids.requests = [...requests, ...asked];
  for (const noun of ['submissions', 'surveys'])
    ids[noun] = (await desk.items<{ id: string }>('dana', `/v1/${noun}`)).map(({ id }) => id);
}
