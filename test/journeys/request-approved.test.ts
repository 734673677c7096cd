import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { laptopOrdered, ordering } from './ordering.ts';

let desk: Desk;
let at: ReturnType<typeof ordering>;
beforeAll(async () => {
  desk = await startDesk();
  at = ordering(desk);
  await at.furnish();
});
afterAll(() => desk?.stop());

describe('a laptop that takes two hours', () =>
  laptopOrdered(
    () => desk,
    () => at,
    20,
  ));

test('one that costs less asks the manager alone, and when she says no, its requester reads why', async () => {
  const id = await at.order(900);
  expect((await at.round(`${id}-1`)).steps.map(({ name }) => name)).toEqual(['Manager']);
  const [round] = await desk.items('rosa', `/v1/approvals?about=${id}`);
  expect(round?.names).toMatchObject({ dana: 'Dana Park', rosa: 'Rosa Lind' });
  await at.reject('dana', id, 1, 'Yours is a year old.');
  await desk.settled();
  const standing = 'It was not approved: Yours is a year old.';
  expect(await at.read(id)).toMatchObject({ state: 'rejected', standing });
  await desk.forward(3);
  expect((await at.told('rosa', `${id} was not approved`))?.text).toContain('Yours is a year old.');

  await desk.done('rosa', 'POST', `/v1/requests/${id}/revise`, {
    answers: { cost: 400 },
    note: 'A used one.',
  });
  await desk.settled();
  const again = await at.read(id);
  expect(again).toMatchObject({ state: 'awaiting-approval', round: 2 });
  expect([again.closedAt, again.resolution]).toEqual([undefined, undefined]);
  expect(await at.waits('dana')).toContain(id);
  await at.approve('dana', id, 2);
  await desk.settled();
  expect(await at.read(id)).toMatchObject({ state: 'in-fulfilment' });
});

test('asked for more, its requester answers the form anew; what was approved stays as it was approved', async () => {
  const id = await at.order(10, 'badge');
  await desk.done('dana', 'POST', `/v1/requests/${id}/ask`, { text: 'Is that the price?' });
  await desk.done('rosa', 'POST', `/v1/requests/${id}/revise`, { answers: { cost: 12 } });
  const after = await at.read(id);
  expect(after).toMatchObject({ state: 'in-fulfilment', round: 0, lines: [{ answers: [{ value: 12 }] }] });
  expect(after.question).toBeUndefined();

  const approved = await at.order(900);
  await at.approve('dana', approved, 1);
  await desk.settled();
  await desk.done('dana', 'POST', `/v1/requests/${approved}/ask`, { text: 'Which colour?' });
  expect((await at.read(approved)).steps).not.toContain('revise');
  const costly = await desk.call('rosa', 'POST', `/v1/requests/${approved}/revise`, {
    answers: { cost: 9000 },
  });
  expect(costly.body.type).toBe('urn:itsm:problem:illegal-transition');
});

test('canceled while people vote: the round ends, and no vote counts', async () => {
  const id = await at.order(900);
  await desk.done('rosa', 'POST', `/v1/requests/${id}/cancel`, { reason: 'I have found one.' });
  expect(await at.refused('dana', id, 1)).toBe('round-closed');
  await desk.settled();
  expect(await at.round(`${id}-1`)).toMatchObject({ state: 'withdrawn' });
  expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'withdrawn' });
  expect(await at.waits('dana')).toEqual([]);
});

test('asked for in other words while people vote: a new round, in which nobody has voted yet', async () => {
  const id = await at.order(1200);
  await at.approve('dana', id, 1);
  await desk.settled();
  await desk.done('rosa', 'POST', `/v1/requests/${id}/revise`, { answers: { cost: 800 } });
  expect(await at.refused('zoe', id, 1)).toBe('round-closed');
  await desk.settled();
  expect(await at.round(`${id}-1`)).toMatchObject({ state: 'withdrawn' });
  const second = await at.round(`${id}-2`);
  expect([second.votes, second.steps.map(({ name }) => name)]).toEqual([[], ['Manager']]);
  await at.approve('dana', id, 2);
  await desk.settled();
  expect(await at.read(id)).toMatchObject({ state: 'in-fulfilment', round: 2 });
  const late = await desk.call('rosa', 'POST', `/v1/requests/${id}/revise`, { note: 'In blue.' });
  expect(late.body.type).toBe('urn:itsm:problem:illegal-transition');
});

test('who stands for her manager decides; where nobody answers, others are asked, and it is over in the end', async () => {
  const { from, until } = at.days(0, 1);
  const { id: delegation } = await desk.done('dana', 'POST', '/v1/delegations', { to: 'yan', from, until });
  const [voted, id] = [await at.order(10, 'pass'), await at.order(20, 'pass')];
  expect(await at.waits('yan')).toEqual([voted, id]);
  await at.approve('yan', voted, 1);
  await desk.settled();
  expect(await at.read(voted)).toMatchObject({ state: 'in-fulfilment' });
  await desk.forward(21);
  expect(await at.waits('femi')).toContain(id);
  await desk.forward(10);
  const standing = 'It was not approved: Nobody decided on Manager in time.';
  expect(await at.read(id)).toMatchObject({ state: 'rejected', standing });
  await desk.done('dana', 'POST', `/v1/delegations/${delegation}/cancel`, {});
});

test('a policy for requests holds for whatever it fits, also where the catalogue asks nobody', async () => {
  expect(await at.read(await at.order(10, 'badge'))).toMatchObject({ state: 'in-fulfilment' });
  const steps = [{ name: 'House', approvers: [{ person: 'eli' }], deadlines: { expire: 60 } }];
  const condition = { field: 'item', is: 'badge' };
  const policy = { name: 'Badges', kinds: ['request'], condition, steps };
  await desk.done('admin', 'POST', '/v1/approval-policies', policy);
  const id = await at.order(10, 'badge');
  expect(await at.read(id)).toMatchObject({ state: 'awaiting-approval' });
  expect(await at.waits('eli')).toContain(id);
  const trial = { about: id, policy: { kinds: ['request'], steps } };
  const { considered } = await desk.done('femi', 'POST', '/v1/approval-policies/trial', trial);
  const meant = (considered as { id: string; meant: boolean }[]).flatMap((one) => (one.meant ? one.id : []));
  expect(meant.sort()).toEqual(['badges', 'this draft']);
});

test('for who has no manager, whoever leads their team is asked', async () => {
  const { version } = await desk.done('admin', 'GET', '/v1/teams/platform');
  const match = { 'if-match': `"${version}"` };
  await desk.done('admin', 'PATCH', '/v1/teams/platform', { lead: 'eli' }, match);
  const id = await at.order(900, 'laptop', 'dana');
  expect(await at.waits('eli')).toContain(id);
});

test('an item cannot name a policy that is not there', async () => {
  const item = { id: 'car', name: 'A car', approvals: { policies: ['finance', 'fleet'] } };
  const { status, body } = await desk.call('femi', 'POST', '/v1/catalogue-items', item);
  expect([status, body.errors]).toMatchObject([400, [{ pointer: '/approvals/policies/1' }]]);
});
