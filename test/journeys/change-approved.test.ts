import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { approving } from './approving.ts';

let desk: Desk;
let at: ReturnType<typeof approving>;
const day = 24 * 60;

beforeAll(async () => {
  desk = await startDesk();
  at = approving(desk);
  // The CAB meets on Tuesdays, and there is time.
  await at.furnish({ weekday: 2, within: { remind: day, escalate: 2 * day, expire: 7 * day } });
  await desk.done('admin', 'POST', '/v1/services', { id: 'mail', name: 'Mail', team: 'platform' });
});
afterAll(() => desk?.stop());

const give = (person: string, id: string, command: string, body: object = {}) =>
  desk.call(person, 'POST', `/v1/changes/${id}/${command}`, body);
const timing = (id: string) => desk.done('dana', 'GET', `/v1/changes/${id}/timing`);
const told = (person: string, words: string) =>
  desk
    .mail()
    .some(
      ({ to, subject, text }) =>
        to.includes(`${person}@desk.example`) && `${subject} ${text}`.includes(words),
    );

describe('a normal change, from Monday to Tuesday night', () => {
  let id = '';

  test('Monday. It is submitted, one that wants the same hours is found, and a peer agrees', async () => {
    const { from, until } = at.days(1.5, 1.7);
    const window = { plannedFrom: from, plannedTo: until };
    id = await at.submitted('rosa', 'Replace the load balancer', ['checkout'], {
      ...window,
      implementer: 'eli',
    });
    const other = await at.submitted('rosa', 'Renew its certificate', ['checkout'], window);
    for (const [one, another] of [
      [id, other],
      [other, id],
    ] as const)
      expect(await timing(one)).toMatchObject({
        check: { conflicts: [{ reason: 'ci-busy', change: another }] },
      });
    await give('rosa', other, 'cancel', { reason: 'Next week, then.' });
    await desk.settled();
    expect(await timing(id)).toMatchObject({ check: { state: 'clear' } });
    expect(await at.refused('eli', id, 1)).toBe('self-approval');
    expect((await give('eli', id, 'implement')).body.type).toBe('urn:itsm:problem:illegal-transition');
    await at.approve('dana', id, 1);
    await desk.forward(5);
    expect(told('rosa', 'on the agenda of 2026-11-24 13:00 UTC')).toBe(true);
  });

  test('Tuesday. The CAB approves it in its meeting', async () => {
    await desk.forward(26 * 60 - 5);
    const { id: meeting } = await desk.done('zoe', 'POST', '/v1/cab-meetings', {
      cab: 'weekly',
      present: ['zoe', 'yan'],
    });
    expect(meeting).toBe('weekly-2026-11-24');
    const decision = { about: id, round: 1, decision: 'approve', note: 'After nine, please.' };
    await desk.done('zoe', 'POST', `/v1/cab-meetings/${meeting}/decide`, decision);
    await desk.done('zoe', 'POST', `/v1/cab-meetings/${meeting}/close`, {});
    await desk.settled();
    expect(await at.change(id)).toMatchObject({ state: 'scheduled' });
    expect(await at.outcome(`${id}-1`)).toMatchObject({ outcome: 'approved' });
    expect((await give('eli', id, 'implement')).status).toBe(409);
  });

  test('Tuesday night. Its window begins in a freeze, which keeps it back, and not an emergency', async () => {
    const [from, to] = Object.values(at.days(0.2, 0.7)).map((moment) => moment.slice(0, 16));
    const freeze = { name: 'Sale', purpose: 'freeze', zone: 'UTC', covers: { teams: ['platform'] } };
    await desk.done('femi', 'POST', '/v1/change-calendars', {
      ...freeze,
      times: [{ every: 'once', from, to }],
    });
    await desk.forward(10 * 60 + 5);
    const refused = await give('eli', id, 'implement');
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:itsm:problem:closed-for-changes']);
    expect(refused.body.reasons).toMatchObject([{ reason: 'freeze', calendar: 'sale' }]);

    const emergency = { type: 'emergency', plannedFrom: undefined, plannedTo: undefined };
    const urgent = await at.submitted('dana', 'The mail queue is full', ['mail'], emergency);
    expect(await at.change(urgent)).toMatchObject({ state: 'authorize' });
    await desk.forward(3);
    expect(told('femi', `${urgent}: your approval is asked for`)).toBe(true);
    await at.approve('femi', urgent, 1);
    await desk.settled();
    for (const [command, body] of [
      ['implement', {}],
      ['finish', {}],
      ['close', { code: 'successful', review: 'A quota was missing.' }],
    ] as const)
      expect((await give('dana', urgent, command, body)).status, command).toBe(200);
    const { submittedAt, closedAt, state } = await at.change(urgent);
    expect(state).toBe('closed');
    expect(Date.parse(String(closedAt)) - Date.parse(String(submittedAt))).toBeLessThan(10 * 60_000);
    expect(await at.outcome(`${urgent}-1`)).toMatchObject({ outcome: 'approved' });
  });

  test('The freeze is lifted: it is carried out in its window, reviewed and closed', async () => {
    await desk.done('femi', 'POST', '/v1/change-calendars/sale/retire', {});
    await desk.settled();
    for (const [command, body, state] of [
      ['implement', {}, 'implement'],
      ['finish', {}, 'review'],
      ['close', { code: 'successful' }, 'closed'],
    ] as const)
      expect((await give('eli', id, command, body)).body, command).toMatchObject({ state });
    await desk.settled();
    expect(await at.refused('yan', id, 1)).toBe('round-closed');
    const { items } = await desk.done('rosa', 'GET', `/v1/changes/${id}/timeline`);
    const types = (items as { type: string }[]).map(({ type }) => type.replace('change.', ''));
    expect(types.filter((type) => /submitted|endorsed|approved|started|finished|closed/.test(type))).toEqual([
      ...['submitted', 'endorsed', 'approved', 'started', 'finished', 'closed'],
    ]);
  });
});
