import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent, stamp } from '../monitoring/alarms.ts';

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

type Row = Record<string, unknown>;
const one = () => `/v1/incidents/${id}`;
const read = (person = 'dana') => desk.done(person, 'GET', one());
const major = async () => (await read()).major as Row;
const events = (path: string) =>
  desk.items<{ type: string; at: string; text?: string; changed: Row }>('dana', path);
const types = async (path: string) => (await events(path)).map(({ type }) => type);
const now = () => new Date(desk.host.clock.now()).toISOString();
const change = async (path: string, body: object) => {
  // What paging writes by itself in the meantime would make the version stale.
  await desk.settled();
  const { version } = await desk.done('dana', 'GET', path);
  return desk.done('dana', 'PATCH', path, body, { 'if-match': `"${version}"` });
};

describe('a major incident', () => {
  test('is proposed by a rule when an alarm opens it with priority 1 on a critical service', async () => {
    const event = alarmEvent({ name: 'ServerCpuTooHigh', at: now() });
    const startDate = stamp(new Date(desk.host.clock.now() - 4 * 60_000).toISOString());
    const reasonData = JSON.stringify({ version: '1.0', startDate });
    await desk.happen({
      ...event,
      detail: { ...event.detail, state: { ...event.detail.state, reasonData } },
    });
    const [found] = await desk.items<{ id: string }>('dana', '/v1/incidents?service=checkout');
    id = found?.id ?? '';
    expect(await read()).toMatchObject({
      priority: 1,
      criticality: 'high',
      major: { state: 'proposed', rule: 'critical-service', by: 'rule:critical-service' },
    });
    const [opened] = await events(`${one()}/timeline`);
    expect(opened?.changed.major).toMatchObject({ to: { state: 'proposed' } });
    expect(await read('rosa').catch(() => 'absent')).toBe('absent');
  });

  test('is declared, with the first update promised for half an hour later', async () => {
    const declared = await desk.done('femi', 'POST', `${one()}/declare-major`, { commander: 'femi' });
    expect(declared).toMatchObject({
      major: { state: 'declared', cadence: 30, roles: { 'incident-commander': { person: 'femi' } } },
    });
    const { nextUpdateAt } = await major();
    expect(Date.parse(String(nextUpdateAt)) - desk.host.clock.now()).toBe(30 * 60_000);
    expect(await desk.items('dana', '/v1/incidents/major')).toEqual([expect.objectContaining({ id })]);
    const again = await desk.call('femi', 'POST', `${one()}/declare-major`, {});
    expect(again.body).toMatchObject({ type: 'urn:itsm:problem:illegal-transition', possible: ['demote'] });
  });

  test('asks for roles that nobody holds, and gives them with their duties', async () => {
    await desk.forward(6);
    expect(await types(`${one()}/timeline`)).toContain('incident.reminded');
    for (const [role, person] of [
      ['communications-lead', 'dana'],
      ['operations-lead', 'eli'],
      ['scribe', 'eli'],
    ])
      await desk.done('femi', 'POST', `${one()}/assign-role`, { role, person });
    await desk.done('femi', 'POST', `${one()}/assign-role`, { role: 'scribe', person: 'dana' });
    const { roles } = await major();
    expect(roles).toMatchObject({ 'operations-lead': { person: 'eli' }, scribe: { person: 'dana' } });
    const refused = await desk.call('femi', 'POST', `${one()}/assign-role`, {
      role: 'clown',
      person: 'dana',
    });
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/role', detail: 'there is no role clown' }] });
  });

  test('reminds of the update when it is due, and again while it is overdue', async () => {
    const before = (await types(`${one()}/timeline`)).filter((type) => type === 'incident.reminded').length;
    await desk.forward(25);
    expect(String((await major()).nextUpdateAt) < now()).toBe(true);
    await desk.forward(16);
    const after = (await types(`${one()}/timeline`)).filter((type) => type === 'incident.reminded').length;
    expect(after - before).toBeGreaterThanOrEqual(2);
  });

  test('an update reaches its stakeholders, who see the updates and nothing else', async () => {
    const stakeholders = { people: ['rosa'], teams: ['platform'] };
    await desk.done('dana', 'POST', `${one()}/plan-updates`, { stakeholders, cadence: 20 });
    await desk.done('dana', 'POST', `${one()}/stakeholder-updates`, {
      status: 'identified',
      text: 'Paying does not work. We know why and are mending it.',
    });
    const { nextUpdateAt, status } = await major();
    expect(status).toBe('identified');
    expect(Date.parse(String(nextUpdateAt)) - desk.host.clock.now()).toBe(20 * 60_000);
    const seen = await desk.done('rosa', 'GET', `${one()}/stakeholder-updates`);
    expect(seen).toMatchObject({
      about: { id, status: 'identified' },
      items: [{ status: 'identified', text: 'Paying does not work. We know why and are mending it.' }],
    });
    expect((await desk.call('rosa', 'GET', one())).status).toBe(404);
    expect(await desk.items('rosa', '/v1/incidents/major')).toEqual([expect.objectContaining({ id })]);
    await desk.done('dana', 'POST', `${one()}/stakeholder-updates`, {
      status: 'monitoring',
      text: 'It works again.',
    });
    expect(await desk.items('rosa', `${one()}/stakeholder-updates`)).toMatchObject([
      { status: 'monitoring' },
      { status: 'identified' },
    ]);
  });

  test('when it is resolved, its review is there with what is known', async () => {
    await desk.forward(10);
    await desk.done('eli', 'POST', `${one()}/acknowledge`, {});
    const alerts = Object.keys(((await read()).alerts as Row) ?? {});
    expect(alerts).toHaveLength(1);
    await desk.done('eli', 'POST', `${one()}/resolve`, {
      resolution: 'Rolled back',
      despiteFiring: true,
      reason: 'The alarm lags behind',
    });
    await desk.settled();
    const resolved = await read();
    expect(resolved).toMatchObject({ review: { id: id.replace('INC', 'REV'), state: 'open' } });
    // It is not closed before its review is done.
    expect(resolved).not.toHaveProperty('clocks');
    expect(await desk.items('dana', '/v1/incidents/major')).toEqual([]);
    const review = await desk.done('dana', 'GET', `/v1/reviews/${id.replace('INC', 'REV')}`);
    expect(review).toMatchObject({ state: 'draft', incident: id, major: true, owner: 'femi' });
    const moments = review.moments as Record<string, string>;
    expect(Object.keys(moments).sort()).toEqual(
      ['acknowledged', 'began', 'declared', 'detected', 'mitigated', 'opened', 'paged', 'resolved'].sort(),
    );
    expect(review.durations).toMatchObject({ detect: 240, acknowledge: (6 + 25 + 16 + 10) * 60 });
    expect((review.timeline as Row[]).map(({ text }) => text)).toContain(
      'Declared a major incident by femi.',
    );
  });

  test('the review is written, published and closed through its gates', async () => {
    const path = `/v1/reviews/${id.replace('INC', 'REV')}`;
    const early = await desk.call('dana', 'POST', `${path}/publish`, {});
    expect(early.body).toMatchObject({ type: 'urn:itsm:problem:incomplete', missing: ['it has no summary'] });
    await change(path, {
      summary: 'A deployment took payments down.',
      factors: [{ text: 'No canary', ci: 'checkout', evidence: 'https://wiki.example/canary' }],
      whys: [
        {
          problem: 'Payments failed',
          because: [{ text: 'The pool was empty' }, { text: 'A query got slow' }],
        },
      ],
      moments: { mitigated: now() },
    });
    await desk.done('dana', 'POST', `${path}/publish`, {});
    const action = await desk.done('dana', 'POST', `${path}/actions`, { title: 'Add a canary' });
    const refused = await desk.call('dana', 'POST', `${path}/close`, {});
    expect(refused.body).toMatchObject({
      missing: expect.arrayContaining([
        '"What keeps this from happening again?" has no answer',
        `${action.id} has no owner`,
      ]),
    });
    const due = new Date(desk.host.clock.now() - 86_400_000).toISOString().slice(0, 10);
    await change(`/v1/review-actions/${action.id}`, { owner: 'eli', due });
    const needed = ['detected-by', 'detected-sooner', 'cause-found', 'what-helped', 'mitigated-sooner'];
    const answers = Object.fromEntries(
      [...needed, 'keeps-away', 'same-elsewhere'].map((name) => [name, 'As the summary says.']),
    );
    await change(path, { answers });
    await desk.done('dana', 'POST', `${path}/close`, {});
    await desk.settled();
    expect(await read()).toMatchObject({
      review: { state: 'done' },
      clocks: { 'auto-close': expect.any(String) },
    });
    const { text } = await desk.done('dana', 'GET', `${path}/document`);
    expect(text).toContain('## Five whys\n\n- Payments failed\n  - Why? The pool was empty\n');
    expect(text).toContain(`- [ ] ${action.id}: Add a canary (eli, until ${due})`);
  });

  test('an action that is not done in time is overdue until it is completed', async () => {
    const [action] = await desk.items<{ id: string; overdue: boolean }>(
      'eli',
      '/v1/review-actions?owner=eli',
    );
    expect(action).toMatchObject({ state: 'open', overdue: true });
    await desk.done('eli', 'POST', `/v1/review-actions/${action?.id}/complete`, {});
    expect(await desk.done('eli', 'GET', `/v1/review-actions/${action?.id}`)).toMatchObject({
      state: 'done',
      overdue: false,
    });
    const { items } = await desk.done('eli', 'GET', '/v1/review-actions');
    expect(items).toEqual([]);
  });
});

describe('who decides', () => {
  test('managers reject with a reason, and what was rejected is not proposed again', async () => {
    const opened = await desk.done('eli', 'POST', '/v1/incidents', {
      title: 'Checkout again',
      service: 'checkout',
      impact: 'high',
      urgency: 'high',
    });
    id = String(opened.id);
    expect(opened).toMatchObject({ major: { state: 'proposed' } });
    expect((await desk.call('eli', 'POST', `${one()}/reject-major`, { reason: 'No' })).status).toBe(403);
    await desk.done('femi', 'POST', `${one()}/reject-major`, { reason: 'A test' });
    await change(one(), { urgency: 'low' });
    await change(one(), { urgency: 'high' });
    expect(await major()).toMatchObject({ state: 'rejected' });
    await desk.done('eli', 'POST', `${one()}/propose-major`, { reason: 'It is real' });
    await desk.done('eli', 'POST', `${one()}/declare-major`, {});
    await desk.done('femi', 'POST', `${one()}/demote-major`, { reason: 'Only one customer' });
    expect(await major()).toMatchObject({ state: 'demoted' });
    expect(await desk.items('dana', '/v1/incidents/major')).toEqual([]);
  });

  test('rules and duties are data: a rule that is switched off proposes nothing', async () => {
    await desk.done('femi', 'POST', '/v1/major-incident-rules/critical-service/retire', {});
    await desk.forward(0.1);
    const quiet = await desk.done('eli', 'POST', '/v1/incidents', {
      title: 'Checkout once more',
      service: 'checkout',
      impact: 'high',
      urgency: 'high',
    });
    expect(quiet).not.toHaveProperty('major');
    await desk.done('femi', 'POST', '/v1/major-incident-rules', {
      name: 'Search',
      order: 10,
      condition: { field: 'service', is: 'search' },
      action: 'declare',
    });
    await desk.forward(0.1);
    expect(
      await desk.done('eli', 'POST', '/v1/incidents', { title: 'Nothing is found', service: 'search' }),
    ).toMatchObject({
      major: { state: 'declared', cadence: 60 },
    });
    const { version } = await desk.done('femi', 'GET', '/v1/major-incident-roles/scribe');
    await desk.done(
      'femi',
      'PATCH',
      '/v1/major-incident-roles/scribe',
      { duties: 'Write.' },
      { 'if-match': `"${version}"` },
    );
    const roles = await desk.items('dana', '/v1/major-incident-roles');
    expect(roles).toHaveLength(4);
    expect(roles.at(-1)).toMatchObject({ id: 'scribe', duties: 'Write.', version: 2 });
  });
});
