import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { approving, type Round } from './approving.ts';

let desk: Desk;
let at: ReturnType<typeof approving>;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
  at = approving(desk);
  await at.furnish();
});
afterAll(() => desk?.stop());

describe('a normal change with its peers and a CAB', () => {
  let id = '';

  test('the peers are asked, and their list and their mail say so', async () => {
    id = await at.submitted('rosa', 'Replace the load balancer');
    const [asked] = await at.waiting('dana');
    expect(asked).toMatchObject({ id: `${id}-1`, state: 'pending', step: 0, mine: { why: 'asked' } });
    expect(asked?.asked?.risk?.level).toBeDefined();
    expect(await at.running(`${id}-1`)).toBe('RUNNING');
    await desk.forward(2);
    const mail = (await desk.mail()).find(
      ({ to, subject }) => to.includes('dana@desk.example') && subject.includes(id),
    );
    expect(mail?.text).toContain(`/approvals/${id}-1`);
  });

  test('nobody decides on their own, nor out of turn, nor by looking', async () => {
    expect(await at.refused('rosa', id, 1)).toBe('self-approval');
    expect(await at.refused('ines', id, 1)).toBe('self-approval');
    expect(await at.refused('zoe', id, 1)).toBe('forbidden');
    expect(await at.refused('dana', id, 2)).toBe('round-closed');
    await desk.done('dana', 'GET', `/v1/approvals/${id}-1`);
    expect((await at.round(`${id}-1`)).votes).toEqual([]);
  });

  test('one peer is enough: the change goes on to the CAB, and is off the other peer’s list', async () => {
    await at.approve('dana', id, 1);
    expect(await at.refused('dana', id, 1)).toBe('already-voted');
    await desk.settled();
    expect(await at.waiting('eli')).toEqual([]);
    expect(await at.change(id)).toMatchObject({ state: 'authorize' });
    expect((await at.waiting('zoe')).map((one) => one.id)).toEqual([`${id}-1`]);
    const { items } = await desk.done('zoe', 'GET', '/v1/cabs/weekly/agenda');
    expect((items as Round[]).map((one) => one.id)).toEqual([`${id}-1`]);
  });

  test('the CAB decides in its meeting, by the votes of those present', async () => {
    const { id: meeting } = await desk.done('zoe', 'POST', '/v1/cab-meetings', {
      cab: 'weekly',
      present: ['zoe'],
    });
    const decide = (present: string[], decision = 'approve') =>
      desk
        .done('zoe', 'POST', `/v1/cab-meetings/${meeting}/attend`, { present })
        .then(() =>
          desk.call('zoe', 'POST', `/v1/cab-meetings/${meeting}/decide`, { about: id, round: 1, decision }),
        );
    expect((await decide(['zoe'])).body.type).toBe('urn:itsm:problem:incomplete');
    expect((await decide(['zoe', 'yan'])).status).toBe(200);
    await desk.done('zoe', 'POST', `/v1/cab-meetings/${meeting}/close`, { minutes: 'Short and good.' });
    await desk.settled();
    expect(await at.round(`${id}-1`)).toMatchObject({ state: 'approved' });
    expect(await at.change(id)).toMatchObject({ state: 'scheduled' });
    expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'approved' });
    await desk.forward(5);
    const mails = await desk.mail();
    const minutes = mails.filter(({ text }) => text.includes('Short and good.')).flatMap(({ to }) => to);
    expect(minutes.sort()).toEqual(['kim@desk.example', 'rosa@desk.example', 'yan@desk.example']);
  });
});

test('a rejected round is followed by an edited one, in which nobody has voted yet', async () => {
  const id = await at.submitted('rosa', 'Move the archive');
  await at.reject('dana', id, 1, 'Not on a Friday.');
  await at.reject('eli', id, 1, 'Neither.');
  await desk.settled();
  expect(await at.change(id)).toMatchObject({ state: 'draft' });
  expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'rejected' });
  await at.edit('rosa', id, { description: 'On a Tuesday.' });
  await desk.done('rosa', 'POST', `/v1/changes/${id}/submit`, {});
  await desk.settled();
  expect(await at.round(`${id}-2`)).toMatchObject({ state: 'pending', votes: [] });
  await at.approve('eli', id, 2);
  expect(await at.refused('dana', id, 1)).toBe('round-closed');
  expect((await at.round(`${id}-1`)).state).toBe('rejected');
});

test('an edit in the middle of a vote opens a new round: votes of the old one count no more', async () => {
  const id = await at.submitted('rosa', 'Widen the pipe');
  await at.approve('dana', id, 1);
  await desk.settled();
  await at.edit('rosa', id, { description: 'Wider than that.' });
  expect(await at.refused('zoe', id, 1)).toBe('round-closed');
  await desk.settled();
  expect(await at.round(`${id}-1`)).toMatchObject({ state: 'withdrawn' });
  expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'withdrawn' });
  expect(await at.change(id)).toMatchObject({ state: 'assess', round: 2 });
  await at.approve('dana', id, 2);
});

test('withdrawn while people vote: the round ends, and its machine with it', async () => {
  const id = await at.submitted('rosa', 'Paint it green');
  await desk.done('rosa', 'POST', `/v1/changes/${id}/withdraw`, { reason: 'Blue is better.' });
  expect(await at.refused('dana', id, 1)).toBe('round-closed');
  await desk.settled();
  expect(await at.round(`${id}-1`)).toMatchObject({ state: 'withdrawn' });
  expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'withdrawn' });
  expect((await at.waiting('eli')).map((one) => one.about)).not.toContain(id);
});

test('nobody answers: they are reminded, others are asked, and then the round is over', async () => {
  const id = await at.submitted('rosa', 'Forgotten by all');
  await desk.forward(61);
  expect((await at.round(`${id}-1`)).steps[0]?.remindedAt).toBeDefined();
  expect((await at.waiting('femi')).map((one) => one.about)).not.toContain(id);
  await desk.forward(60);
  expect((await at.waiting('femi')).map((one) => one.about)).toContain(id);
  await desk.forward(60);
  expect(await at.round(`${id}-1`)).toMatchObject({ state: 'expired' });
  expect(await at.change(id)).toMatchObject({ state: 'draft' });
  expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'expired' });
});

test('votes are handed over for a time: the delegate is asked, and it is one vote', async () => {
  const { from, until } = at.days(0, 5);
  const { id: delegation } = await desk.done('dana', 'POST', '/v1/delegations', { to: 'yan', from, until });
  const id = await at.submitted('rosa', 'While Dana is away');
  const [asked] = (await at.waiting('yan')).filter((one) => one.about === id);
  expect(asked?.mine).toEqual({ why: 'delegate', place: 'dana' });
  await at.approve('yan', id, 1);
  expect((await at.round(`${id}-1`)).votes).toMatchObject([{ approver: 'dana', by: 'yan' }]);
  expect(await at.refused('dana', id, 1)).toBe('already-voted');
  const other = await at.submitted('rosa', 'After she came back');
  await desk.done('dana', 'POST', `/v1/delegations/${delegation}/cancel`, {});
  expect(await at.refused('yan', other, 1)).toBe('forbidden');
});

test('a fifth of the machines is aborted: ten minutes later all of them wait again, no vote is lost', async () => {
  const ids: string[] = [];
  for (let n = 1; n <= 5; n++) ids.push(await at.submitted('rosa', `One of five, ${n}`));
  const [id = ''] = ids;
  await at.approve('dana', id, 1);
  await desk.settled();
  await at.abort(`${id}-1`);
  // While its machine is away, a vote is counted all the same.
  await at.approve('zoe', id, 1);
  await desk.forward(10);
  for (const each of ids) expect(await at.running(`${each}-1`), each).toBe('RUNNING');
  expect((await at.round(`${id}-1`)).votes.map(({ by }) => by)).toEqual(['dana', 'zoe']);
  await at.approve('yan', id, 1);
  await desk.settled();
  expect(await at.outcome(`${id}-1-again-1`)).toMatchObject({ outcome: 'approved' });
  expect(await at.change(id)).toMatchObject({ state: 'scheduled' });
});

describe('high risk', () => {
  const signedInAs = async (person: string) => ({ authorization: `Bearer ${await desk.host.token(person)}` });
  let id = '';
  let before: Record<string, string>[] = [];
  const vote = (name: string, body: object, headers: Record<string, string> = {}) =>
    desk.call('', 'POST', `/v1/approvals/${id}-1/${name}`, body, headers);

  test('is approved by who has just signed in, and by nobody whose screen was left open', async () => {
    id = await at.submitted('rosa', 'Take the shop down for an hour', ['checkout'], { outage: true });
    before = [await signedInAs('dana'), await signedInAs('zoe')];
    await desk.forward(16);
    const { status, body } = await vote('approve', {}, before[0]);
    expect([status, body.type, body.maxAge]).toEqual([403, 'urn:itsm:problem:sign-in-again', 900]);
    expect(body.detail).toContain(`Sign in again to approve ${id}, whose risk is high`);
    expect((await at.round(`${id}-1`)).votes).toEqual([]);
    expect((await vote('approve', {}, await signedInAs('dana'))).status).toBe(200);
    await desk.settled();
  });

  test('is approved in a meeting by a chair who has just signed in; to reject it, any sign-in will do', async () => {
    const open = { cab: 'weekly', present: ['zoe', 'yan'] };
    const { id: meeting } = await desk.done('zoe', 'POST', '/v1/cab-meetings', open);
    // This week's has been held; whoever opens the next one twice is in it.
    expect(meeting).toBe('weekly-2026-12-03');
    expect(await desk.done('zoe', 'POST', '/v1/cab-meetings', open)).toMatchObject({ id: meeting });
    expect((await desk.items('dana', '/v1/cab-meetings')).map((one) => one.id)).toEqual([
      ...['weekly-2026-12-03', 'weekly-2026-11-26'],
    ]);
    const decide = (decision: string) =>
      desk.call(
        '',
        'POST',
        `/v1/cab-meetings/${meeting}/decide`,
        { about: id, round: 1, decision },
        before[1],
      );
    expect((await decide('approve')).body.type).toBe('urn:itsm:problem:sign-in-again');
    expect((await decide('reject')).status).toBe(200);
    await desk.settled();
    expect(await at.change(id)).toMatchObject({ state: 'draft' });
    await desk.done('zoe', 'POST', `/v1/cab-meetings/${meeting}/close`, {});
  });
});

test('an approver who leaves the desk approves nothing by it, and others are asked', async () => {
  const id = await at.submitted('rosa', 'Two who must agree', ['search']);
  expect((await at.round(`${id}-1`)).steps[0]).toMatchObject({ name: 'Both', need: 2 });
  await desk.done('admin', 'POST', '/v1/people/kim/deactivate', {});
  await desk.settled();
  const round = await at.round(`${id}-1`);
  expect(round).toMatchObject({ state: 'pending' });
  expect(round.counts?.[0]?.open).toEqual(['zoe', 'femi']);
});
