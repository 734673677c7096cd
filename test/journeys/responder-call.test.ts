import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { guardDuty, outdated } from '../security/events.ts';
import { hireResponders } from '../security/responders.ts';

let desk: Desk;
let before = 0;
beforeAll(async () => {
  desk = await startDesk();
  await hireResponders(desk);
});
afterAll(() => desk?.stop());
beforeEach(async () => {
  // Whoever was called within a minute hears of it at the end of that minute.
  await desk.forward(5);
  before = (await desk.mail()).length;
});

const give = (person: string, path: string, ask: object = {}) =>
  desk.done(person, 'POST', `/v1/${path}`, ask);

/** The mails since the test began, once what was gathered is sent. */
async function mails() {
  await desk.settled();
  await desk.forward(3);
  return (await desk.mail()).slice(before);
}
const called = async () => (await mails()).flatMap(({ to }) => to.map((one) => one.split('@')[0])).toSorted();

async function opened(person: string, needToKnow?: string[]): Promise<string> {
  const { id } = await give(person, 'security-incidents', {
    title: 'Quetzalcoatl',
    ...(needToKnow && { needToKnow }),
  });
  return String(id);
}

test('who opens an incident calls the others who may know of it, in words that say nothing of it', async () => {
  const id = await opened('sora', ['tove']);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.to).toEqual(['tove@desk.example']);
  const written = JSON.stringify(mail);
  expect(written).toContain('The security console has something for you');
  expect(written).toContain('/security-incidents');
  for (const word of ['Quetzalcoatl', id, 'Sora']) expect(written).not.toContain(word);
});

test('whoever may know of it from now on is called', async () => {
  const id = await opened('sora', ['tove']);
  await mails();
  before = (await desk.mail()).length;
  await give('sora', `security-incidents/${id}/need-to-know`, { people: null });
  expect(await called()).toEqual(['tove', 'umar']);
});

test('an incident and a task are for whom they are given to, and nobody calls themselves', async () => {
  const id = await opened('umar', ['sora', 'tove']);
  await mails();
  before = (await desk.mail()).length;
  const { version } = await desk.done('umar', 'GET', `/v1/security-incidents/${id}`);
  const match = { 'if-match': `"${version}"` };
  await desk.done('umar', 'PATCH', `/v1/security-incidents/${id}`, { assignee: 'sora' }, match);
  expect(await called()).toEqual(['sora']);
  before = (await desk.mail()).length;
  await give('sora', `security-incidents/${id}/tasks`, { title: 'Turn the key off', assignee: 'tove' });
  await give('sora', `security-incidents/${id}/tasks`, { title: 'Ask who had it', assignee: 'sora' });
  await give('sora', `security-incidents/${id}/note`, { text: 'Nobody has to hear of a note' });
  expect(await called()).toEqual(['tove']);
});

test('a step that waits for an approval is for the others than who put the playbook to work', async () => {
  await give('sora', 'security-playbooks', {
    id: 'ask-first',
    name: 'Ask first',
    steps: [{ title: 'Cut it off', approval: true }],
  });
  const id = await opened('sora');
  await mails();
  await give('sora', `security-incidents/${id}/analyze`);
  before = (await desk.mail()).length;
  await give('sora', `security-incidents/${id}/run-playbook`, { playbook: 'ask-first' });
  expect(await called()).toEqual(['tove', 'umar']);
});

test('thirty findings in a minute are one mail to each responder', async () => {
  await desk.happen(...Array.from({ length: 30 }, (_, index) => guardDuty({ name: `storm-${index}` })));
  expect(await called()).toEqual(['sora', 'tove', 'umar']);
});

test('a deferral is for whoever may decide on it, a missed deadline for whose it is', async () => {
  await desk.happen(outdated('1', 'An old library'));
  const [one] = await desk.items<{ id: string; dueAt: string }>('sora', '/v1/vulnerabilities');
  const path = `vulnerabilities/${one?.id}`;
  before = (await desk.mail()).length;
  await give('tove', `${path}/defer`, { reason: 'The vendor is late', until: '2027-02-01T00:00:00Z' });
  expect(await called()).toEqual(['sora', 'umar']);
  await give('umar', `${path}/reject-deferral`, { reason: 'It is not' });
  const { version } = await desk.done('umar', 'GET', `/v1/${path}`);
  const match = { 'if-match': `"${version}"` };
  await desk.done('umar', 'PATCH', `/v1/${path}`, { assignee: 'tove' }, match);
  await mails();
  const minutes = Date.parse(String(one?.dueAt)) - desk.host.clock.now();
  before = (await desk.mail()).length;
  await desk.forward(minutes / 60_000 + 2);
  expect(await called()).toEqual(['tove']);
});

test('who turned it off hears nothing', async () => {
  const settings = '/v1/notification-settings/me';
  const { version } = await desk.done('tove', 'GET', settings);
  const off = { topics: { security: 'off' } };
  await desk.done('tove', 'PATCH', settings, off, { 'if-match': `"${version}"` });
  await opened('sora');
  expect(await called()).toEqual(['umar']);
});
