import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

type Row = Record<string, unknown>;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const read = (path: string, who = 'dana') => desk.done(who, 'GET', `/v1/${path}`);
const types = async (path: string) =>
  (await desk.items<Row>('dana', `/v1/${path}/timeline`)).map((e) => e.type);
const give = async (path: string, ask: object = {}, who = 'dana') => {
  const answer = await desk.done(who, 'POST', `/v1/${path}`, ask);
  await desk.settled();
  return answer;
};
const failed = async (path: string, ask: object = {}, who = 'dana') =>
  (await desk.call(who, 'POST', `/v1/${path}`, ask)).status;

/** A change that follows the catalogue to its end. */
async function fixed(): Promise<string> {
  const body = {
    id: 'unlock',
    title: 'Unlock',
    services: ['search'],
    plans: { implementation: 'Unlock it' },
  };
  await give('standard-changes', body);
  for (const step of ['approve', 'publish']) await give(`standard-changes/unlock/${step}`, {}, 'femi');
  const at = (minutes: number) => new Date(desk.host.clock.now() + minutes * 60_000).toISOString();
  const { id } = await give('changes', { template: 'unlock', plannedFrom: at(0), plannedTo: at(60) });
  return String(id);
}

test('what recurs becomes a problem; its incidents are told the workaround, and resolved with its fix', async () => {
  const rule = { count: 3, name: 'Three incidents of a service in a week' };
  await desk.done('femi', 'PATCH', '/v1/problem-rules/same-service', rule, { 'if-match': '"1"' });
  const titles = ['Searches hang', 'Nothing is found', 'Search is slow'];
  for (const title of titles) {
    await give('incidents', { title, service: 'search' }, 'rosa');
    if (title !== titles[2]) expect(await desk.items('dana', '/v1/problem-candidates')).toEqual([]);
    await desk.forward(1);
  }
  const [first, second, third] = ['INC-1001', 'INC-1002', 'INC-1003'];
  const candidates = await desk.items<Row>('dana', '/v1/problem-candidates');
  expect(candidates).toMatchObject([{ title: 'search: 3 incidents in 7 days', state: 'open' }]);
  expect((candidates[0] as { evidence: Row[] }).evidence.map(({ id }) => id)).toEqual([first, second, third]);

  const problem = await give('problem-candidates/PBC-1001/accept', {
    title: 'The index locks up',
    assignee: 'eli',
  });
  expect(problem).toMatchObject({ id: 'PRB-1001', state: 'new', service: 'search', team: 'platform' });
  expect(await read('problem-candidates/PBC-1001')).toMatchObject({ state: 'accepted', problem: 'PRB-1001' });
  expect(await failed('problem-candidates/PBC-1001/dismiss', { reason: 'No' })).toBe(409);
  expect((await read(`incidents/${first}/links`)).items).toMatchObject([
    { type: 'caused-by', target: 'PRB-1001' },
  ]);
  expect((await desk.call('rosa', 'GET', '/v1/problems/PRB-1001')).status).toBe(403);

  for (const step of ['assess', 'analyze']) await give(`problems/PRB-1001/${step}`);
  expect(await failed('problems/PRB-1001/fix')).toBe(409);
  await give('problems/PRB-1001/root-cause', {
    whys: [{ text: 'The index is locked', evidence: first }, { text: 'A merge never ends' }],
    factors: [{ text: 'No alarm on the length of a merge' }],
  });
  await give(`incidents/${first}/hold`, { reason: 'problem' });
  await give(`incidents/${second}/acknowledge`);
  await give('problems/PRB-1001/workaround', {
    text: 'Restart the indexer',
    plain: 'Search again in a minute',
  });
  for (const _ of [1, 2]) await give('problems/PRB-1001/publish-workaround');
  for (const id of [first, second, third]) {
    const told = (await types(`incidents/${id}`)).filter((type) => type === 'incident.workaround-given');
    expect(told, id).toHaveLength(1);
    expect(await read(`incidents/${id}`, 'rosa')).not.toHaveProperty('workarounds');
  }
  expect(await read(`incidents/${third}`)).toMatchObject({ state: 'open', escalation: 'stopped' });
  const spoken = async () =>
    (await desk.items<Row>('rosa', `/v1/incidents/${third}/timeline`)).map((e) => e.text);
  expect(await spoken()).not.toContain('Search again in a minute');
  await give('problems/PRB-1001/known-error', { symptom: 'Searches hang', audience: 'signed-in' });
  expect(await spoken()).toContain('Search again in a minute');
  const article = ((await read('problems/PRB-1001/links')).items as Row[]).find(
    ({ target }) => target === 'KB-1001',
  );
  expect(article).toMatchObject({ type: 'relates-to', state: 'published' });
  expect(await read('articles/KB-1001', 'rosa')).toMatchObject({ title: 'The index locks up' });

  const late = await give('incidents', { title: 'Hangs again', service: 'search' }, 'rosa');
  await give('problems/PRB-1001/incidents', { incidents: [first, late.id] });
  expect(await read(`incidents/${late.id}`)).toMatchObject({ workarounds: { 'PRB-1001': { edition: 1 } } });

  const change = await fixed();
  await give(`problems/PRB-1001/links`, { type: 'fixed-by', target: change });
  await give('problems/PRB-1001/fix');
  for (const step of ['submit', 'implement', 'finish']) await give(`changes/${change}/${step}`);
  expect(await types('problems/PRB-1001')).not.toContain('problem.fixes-over');
  await give(`changes/${change}/close`, { code: 'successful' });
  expect((await types('problems/PRB-1001')).filter((type) => type === 'problem.fixes-over')).toHaveLength(1);

  await give(`incidents/${third}/hold`, { reason: 'problem' });
  await give(`incidents/${third}/resume`);
  await give('problems/PRB-1001/tasks', { title: 'Look at it again' });
  await desk.done(
    'dana',
    'PATCH',
    '/v1/problems/PRB-1001',
    { major: true },
    {
      'if-match': `"${(await read('problems/PRB-1001')).version}"`,
    },
  );
  await give('problems/PRB-1001/resolve', { text: 'Merges are cut short' });
  expect(await read(`incidents/${first}`)).toMatchObject({
    state: 'resolved',
    resolution: 'Solved with PRB-1001: Merges are cut short',
  });
  expect(await read(`incidents/${second}`)).toMatchObject({ state: 'acknowledged' });
  expect(await read(`incidents/${third}`)).not.toMatchObject({ state: 'resolved' });
  expect(await failed('problems/PRB-1001/close')).toBe(409);
  await give('problems/PRB-1001/review', { outcome: 'We watch merges', actions: ['An alarm'] });
  expect(await give('problems/PRB-1001/close')).toMatchObject({
    state: 'closed',
    tasks: [{ state: 'skipped' }],
  });
  expect(await read('articles/KB-1001')).toMatchObject({ state: 'retired' });
  expect(await read('problems/counts')).toMatchObject({ all: { resolved: 0, new: 0 } });
  expect(await failed('problems/PRB-1001/reopen', { reason: 'It is back' })).toBe(403);
});

test('a risk is accepted until its day, and a duplicate leaves its incidents behind', async () => {
  const { id: known } = await give('problems', { title: 'The printer jams' });
  const { id } = await give('incidents', { title: 'No paper' });
  const { id: again } = await give('problems', { incidents: [id] });
  await give(`problems/${again}/mark-duplicate`, { of: known });
  expect((await read(`problems/${known}/incidents`)).items).toMatchObject([{ id, title: 'No paper' }]);
  const until = new Date(desk.host.clock.now() + 3 * 3_600_000).toISOString();
  await give(`problems/${known}/assess`);
  await give(`problems/${known}/accept-risk`, { reason: 'It is old', until });
  await desk.forward(2 * 60);
  expect(await read(`problems/${known}`)).toMatchObject({ state: 'closed', riskUntil: until });
  await desk.forward(2 * 60);
  const expired = (await desk.items<Row>('dana', `/v1/problems/${known}/timeline`)).at(-1);
  expect(expired).toMatchObject({
    type: 'problem.risk-expired',
    at: until,
    changed: { state: { to: 'assess' } },
  });
});
