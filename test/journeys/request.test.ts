import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
const hours = (amount: number) => ({ amount, unit: 'hours' });

const laptop = {
  id: 'laptop',
  name: 'A laptop',
  category: 'Devices',
  fields: [
    {
      name: 'system',
      label: 'Which system?',
      type: 'choice',
      required: true,
      options: [
        { value: 'linux', label: 'Linux' },
        { value: 'mac', label: 'macOS' },
      ],
    },
    { name: 'why', label: 'Why a Mac?', type: 'text', required: true, when: { field: 'system', is: 'mac' } },
  ],
  target: { practice: 'request', title: 'Laptop with {{system}}', team: 'platform' },
  forOthers: 'everybody',
  delivery: hours(3),
  tasks: [
    { id: 'buy', title: 'Buy it', due: hours(0.5) },
    { id: 'account', title: 'Make an account' },
    { id: 'install', title: 'Install it', after: ['buy', 'account'] },
    { id: 'hand-over', title: 'Hand it over', after: ['install'], assignee: 'eli' },
  ],
};

type Task = { id: string; state: string };
const states = (request: Record<string, unknown>) =>
  Object.fromEntries((request.tasks as Task[]).map(({ id, state }) => [id, state]));

beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
  for (const item of [
    laptop,
    {
      id: 'access',
      name: 'Access',
      fields: [{ name: 'to', label: 'To what?', type: 'line', required: true }],
    },
  ]) {
    await desk.done('femi', 'POST', '/v1/catalogue-items', item);
    await desk.done('femi', 'POST', `/v1/catalogue-items/${item.id}/publish`, {});
  }
});
afterAll(() => desk?.stop());

const read = (id: unknown, person = 'dana') => desk.done(person, 'GET', `/v1/requests/${id}`);
async function give(person: string, id: unknown, command: string, ask: object = {}) {
  const after = await desk.done(person, 'POST', `/v1/requests/${id}/${command}`, ask);
  await desk.settled();
  return after;
}
const order = async (person: string, ask: object) => {
  const request = await desk.done(person, 'POST', '/v1/requests', ask);
  await desk.settled();
  return request;
};

/** Somebody stops the execution of a request, whatever it waits for. */
function stop(name: string) {
  const machine = desk.host.resolver
    .each('AWS::StepFunctions::StateMachine')
    .find((one) => one.id.startsWith('Fulfilment'));
  if (!machine) throw new Error('The template has no machine for requests');
  const arn = String(desk.host.resolver.value({ Ref: machine.id }, machine.stack));
  const input = { executionArn: `${arn.replace(':stateMachine:', ':execution:')}:${name}` };
  return desk.host.dispatcher.dispatch({
    service: 'states',
    operation: 'StopExecution',
    input,
    caller: { name: 'test' },
  });
}

test('answers are checked against the form, naming each that is wrong, and a question that is not asked counts for nothing', async () => {
  const wrong = await desk.call('rosa', 'POST', '/v1/requests', {
    item: 'laptop',
    answers: { system: 'mac', colour: 'red' },
  });
  expect(wrong.status).toBe(400);
  const pointers = (wrong.body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
  expect(pointers.sort()).toEqual(['/answers/colour', '/answers/why']);
  const tried = await desk.done('dana', 'POST', '/v1/catalogue-items/laptop/try', {
    answers: { system: 'linux', why: 'because' },
  });
  expect(tried).toMatchObject({ title: 'Laptop with Linux', asked: ['system'], faults: [] });
});

test('what is not said of an item when it is changed stays as it is', async () => {
  const { version, draft } = await desk.done('femi', 'GET', '/v1/catalogue-items/laptop');
  const changed = await desk.done(
    'femi',
    'PATCH',
    '/v1/catalogue-items/laptop',
    { summary: 'To work on' },
    { 'if-match': `"${version}"` },
  );
  expect(changed.draft).toEqual({ ...(draft as object), summary: 'To work on' });
});

test('four tasks run side by side and in order, by a machine that can be looked at, and the last one delivers it', async () => {
  const { id } = await order('rosa', { item: 'laptop', answers: { system: 'linux' } });
  const begun = await read(id);
  expect(begun).toMatchObject({
    state: 'in-fulfilment',
    title: 'Laptop with Linux',
    dueAt: '2026-11-23T14:00:00.000Z',
  });
  expect(states(begun)).toEqual({ buy: 'open', account: 'open', install: 'waiting', 'hand-over': 'waiting' });
  expect(await desk.items('dana', '/v1/request-tasks?team=platform')).toMatchObject([
    { id: 'buy' },
    { id: 'account' },
  ]);
  const early = await desk.call('dana', 'POST', `/v1/requests/${id}/complete-task`, { task: 'install' });
  expect([early.status, early.body.type]).toEqual([409, 'urn:itsm:problem:incomplete']);

  await desk.forward(31);
  const reminded = (await read(id)).tasks as { id: string; remindedAt?: string }[];
  expect(reminded.filter(({ remindedAt }) => remindedAt).map((task) => task.id)).toEqual(['buy']);

  await give('dana', id, 'complete-task', { task: 'buy', note: 'Ordered' });
  await give('dana', id, 'skip-task', { task: 'account', note: 'There is one' });
  expect(states(await read(id))).toMatchObject({ install: 'open', 'hand-over': 'waiting' });
  expect((await read(id, 'rosa')).standing).toBe(
    'Being prepared: 2 of 4 steps done. Expected by 2026-11-23.',
  );
  const [drawn] = await desk.items<{ current: string; status: string }>(
    'dana',
    `/v1/requests/${id}/execution`,
  );
  expect(drawn).toMatchObject({ status: 'RUNNING', current: 'Wait until a task ends or is late' });

  await give('dana', id, 'complete-task', { task: 'install' });
  await give('eli', id, 'complete-task', { task: 'hand-over' });
  expect(await read(id, 'rosa')).toMatchObject({
    state: 'fulfilled',
    standing: 'Ready. If something is not as you ordered it, say so.',
  });
  const [done] = await desk.items<{ status: string }>('dana', `/v1/requests/${id}/execution`);
  expect(done?.status).toBe('SUCCEEDED');
});

test('its requester is asked, the clock stands still meanwhile, and whatever they say goes on with it', async () => {
  const { id, dueAt } = await order('rosa', { item: 'laptop', answers: { system: 'linux' } });
  await give('dana', id, 'ask', { text: 'Which keyboard?' });
  expect(await read(id, 'rosa')).toMatchObject({
    state: 'needs-information',
    standing: 'We need to know something from you: Which keyboard?',
  });
  await desk.forward(120);
  expect((await read(id)).late).toBeUndefined();
  await give('rosa', id, 'comments', { text: 'A German one' });
  const after = await read(id);
  expect(after.state).toBe('in-fulfilment');
  expect(Date.parse(String(after.dueAt)) - Date.parse(String(dueAt))).toBe(120 * 60_000);
  await desk.forward(185);
  expect((await read(id)).late).toBe(true);
  await give('dana', id, 'fulfil', { leftOut: [{ what: 'The bag', why: 'Sold out' }] });
  expect(await read(id)).toMatchObject({ state: 'partially-fulfilled' });
  await give('rosa', id, 'reopen', { reason: 'I need the bag' });
  expect(states(await read(id))).toMatchObject({ 'again-1': 'open' });
  await give('rosa', id, 'cancel', { reason: 'Never mind' });
  expect((await read(id)).state).toBe('canceled');
  const all = await desk.items<{ status: string }>('dana', `/v1/requests/${id}/execution`);
  expect(all.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
});

test('a bundle is one request with a line for each thing, and one that cannot be had is left out', async () => {
  const bundle = {
    id: 'new-colleague',
    name: 'New colleague',
    type: 'bundle',
    items: ['laptop', 'access'],
    forOthers: 'everybody',
    fields: [{ name: 'desk', label: 'Where do they sit?', type: 'line' }],
  };
  await desk.done('femi', 'POST', '/v1/catalogue-items', bundle);
  await desk.done('femi', 'POST', '/v1/catalogue-items/new-colleague/publish', {});
  const missing = await desk.call('rosa', 'POST', '/v1/requests', {
    item: 'new-colleague',
    parts: { laptop: { system: 'linux' } },
  });
  expect(missing.body.errors).toMatchObject([{ pointer: '/parts/access/to' }]);
  const { id } = await order('rosa', {
    item: 'new-colleague',
    for: 'eli',
    answers: { desk: '4.12' },
    parts: { laptop: { system: 'linux' }, access: { to: 'The wiki' } },
  });
  const request = await read(id);
  expect(request.lines).toMatchObject([
    { id: 'L1', item: 'laptop' },
    { id: 'L2', item: 'access' },
  ]);
  expect(states(request)).toMatchObject({ 'l1-buy': 'open', 'l2-deliver': 'open' });
  await give('dana', id, 'leave-out', { line: 'L1', reason: 'None left' });
  await give('dana', id, 'complete-task', { task: 'l2-deliver' });
  expect(await read(id)).toMatchObject({
    state: 'partially-fulfilled',
    lines: [{ state: 'left-out', why: 'None left' }, { state: 'delivered' }],
  });
  // Whoever gets it sees it as well; somebody else does not.
  expect((await desk.items('rosa', '/v1/requests?closed=true')).map((one) => one.id)).toContain(id);
});

test('whoever got it is asked how it was, once, and what they say counts', async () => {
  const { id } = await order('rosa', { item: 'access', answers: { to: 'The wiki' } });
  await give('dana', id, 'complete-task', { task: 'deliver' });
  const [survey] = await desk.items('rosa', `/v1/surveys?ticket=${id}`);
  expect(survey).toMatchObject({ state: 'open', answerable: true });
  // One mail a second: one that finds no room comes within the next minutes.
  await desk.forward(5);
  const mail = (await desk.mail()).findLast(({ subject }) => subject === `${id}: how did we do?`);
  const link = new RegExp(`/v1/surveys/by-link/${id}\\S+`).exec(mail?.text ?? '')?.[0] ?? '';
  const page = { accept: 'text/html' };
  expect((await desk.call('', 'GET', link, undefined, page)).body.text).toContain('How was it?');
  expect((await desk.items('rosa', `/v1/surveys?ticket=${id}`))[0]?.state).toBe('open');
  const urlencoded = { ...page, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await desk.call('', 'POST', link, 'score=4&comment=Fast', urlencoded)).status).toBe(200);
  expect((await desk.call('', 'POST', `${link}0`, 'score=1', urlencoded)).status).toBe(404);
  await desk.settled();
  expect(await desk.done('dana', 'GET', '/v1/surveys/results?item=access')).toEqual({
    answers: 1,
    average: 4,
  });
  await desk.done('rosa', 'POST', `/v1/surveys/${survey?.id}/answer`, { score: 5 });
  await desk.settled();
  expect(await desk.done('dana', 'GET', '/v1/surveys/results?item=access')).toEqual({
    answers: 1,
    average: 5,
  });
});

test('counts say what there is, and a lost machine is started again', async () => {
  const { id } = await order('rosa', { item: 'access', answers: { to: 'The files' } });
  const open = await desk.items('dana', '/v1/requests?team=platform&limit=100');
  const counts = await desk.done('dana', 'GET', '/v1/requests/counts?team=platform');
  const of = (state: string) => open.filter((one) => one.state === state).length;
  expect(counts.all).toMatchObject({ 'in-fulfilment': of('in-fulfilment'), fulfilled: of('fulfilled') });
  await stop(`${id}-1`);
  await desk.forward(12);
  await give('dana', id, 'complete-task', { task: 'deliver' });
  const drawn = await desk.items<{ status: string }>('dana', `/v1/requests/${id}/execution`);
  expect(drawn.map(({ status }) => status)).toEqual(['SUCCEEDED', 'ABORTED']);
});
