import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '../desk.ts';
import { startDemoDesk } from './demo-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDemoDesk();
});
afterAll(() => desk?.stop());

const items = (path: string) => desk.items<Record<string, unknown>>('admin', path);
const states = async (path: string) => (await items(path)).map(({ state }) => state);

describe('the demo desk', () => {
  test('has alerts in every state, and says why those are held back that are', async () => {
    const alerts = await items('/v1/alerts');
    const held = alerts.flatMap(({ held: hold }) => (hold ? [(hold as { reason: string }).reason] : []));
    expect(new Set(held)).toEqual(new Set(['maintenance', 'delay', 'record-only']));
    expect(alerts.some(({ flapping }) => flapping)).toBe(true);
    expect(await states('/v1/quarantined-signals')).toEqual(['quarantined']);
  });

  test('has a major incident with its people and updates, and the review of an earlier one', async () => {
    const [major] = await items('/v1/incidents/major');
    expect(major).toMatchObject({ service: 'checkout', status: 'identified' });
    expect(await items(`/v1/incidents/${major?.id}/stakeholder-updates`)).toHaveLength(2);
    const [review] = await items('/v1/reviews');
    expect(review).toMatchObject({ state: 'published', service: 'storefront' });
    const actions = await states(`/v1/reviews/${review?.id}/actions`);
    expect(actions.toSorted()).toEqual(['done', 'open', 'open']);
  });

  test('has a problem that is a known error and is being fixed, and one that somebody has to judge', async () => {
    const [problem] = await items('/v1/problems');
    expect(problem).toMatchObject({ state: 'fix-in-progress', major: true, assignee: 'eli' });
    expect(await items(`/v1/problems/${problem?.id}/incidents`)).toMatchObject([{ service: 'storefront' }]);
    const [candidate] = await items('/v1/problem-candidates');
    expect(candidate).toMatchObject({ subject: { kind: 'category', id: 'meeting-room' } });
    expect(candidate?.evidence).toHaveLength(3);
  });

  test('knows how much its services were there, and tells its customers', async () => {
    const [shop] = await items('/v1/outages?service=storefront&type=outage');
    expect(shop).toMatchObject({ state: 'ended', corrected: true, source: 'alert' });
    const { figures, budget } = await desk.done('dana', 'GET', '/v1/service-availability/storefront');
    expect(figures).toMatchObject({ outages: 1 });
    expect(budget).toHaveProperty('spent');
    const parts = await desk.done('dana', 'GET', '/v1/service-availability/storefront/components');
    expect((parts.designed as { exact: boolean }).exact).toBe(true);
    const { body } = await desk.call('', 'GET', '/v1/status/shop');
    expect((body.components as unknown[]).length).toBe(4);
  });

  test('has a security incident of which two people know, whose playbook waits for an approval', async () => {
    expect((await desk.call('admin', 'GET', '/v1/security-incidents')).status).toBe(403);
    const [incident] = await desk.items<Record<string, unknown>>('noor', '/v1/security-incidents');
    expect(incident).toMatchObject({ state: 'contain', severity: 'high', needToKnow: ['eli', 'noor'] });
    const { run } = await desk.done('noor', 'GET', `/v1/security-incidents/${incident?.id}`);
    expect(run).toMatchObject({ state: 'running', steps: [{ state: 'done' }, { state: 'asked' }, {}] });
    const fixes = await desk.items('noor', '/v1/vulnerability-fixes');
    expect(fixes).toMatchObject([{ counts: { critical: 2, high: 1 } }]);
  });

  test('has incidents that waited for somebody at their own time', async () => {
    const about = await items('/v1/incidents?service=storefront&closed=true');
    const broken = about.find(({ source }) => source === 'alarm');
    const [escalation] = await items(`/v1/incidents/${broken?.id}/execution`);
    expect(escalation).toMatchObject({ status: 'SUCCEEDED' });
    const timeline = await items(`/v1/incidents/${broken?.id}/timeline?limit=100`);
    expect(timeline.filter(({ type }) => type === 'incident.paged')).toHaveLength(2);
  });

  test('knows what services run on, what would break with it, and that one bucket belongs to nothing', async () => {
    const [database] = (await items('/v1/cis?limit=100')).filter(({ title }) => title === 'shop-db');
    const impact = await desk.done('admin', 'GET', `/v1/cis/${database?.id}/impact`);
    const felt = (impact.services as { id: string }[]).map(({ id }) => id).toSorted();
    expect(felt).toEqual(['checkout', 'orders', 'reports', 'search', 'storefront']);
    const [web] = (await items('/v1/cis?limit=100')).filter(({ title }) => title === 'web-1');
    const alone = await desk.done('admin', 'GET', `/v1/cis/${web?.id}/impact`);
    expect(JSON.stringify(alone)).toContain('held');
    expect(await items('/v1/remediations')).toMatchObject([{ finding: 'orphan' }]);
  });

  test('has mail of every sort, and an address that takes none', async () => {
    const [answer] = await items('/v1/mails?state=comment');
    const [order] = (await items('/v1/mails?state=ticket')).filter(({ to }) =>
      String(to).includes('+laptops'),
    );
    expect(order?.ticket).toMatch(/^REQ-/);
    const ticket = await desk.done('admin', 'GET', `/v1/incidents/${answer?.ticket}`);
    expect(ticket).toMatchObject({ state: 'on-hold', assignee: 'dana' });
    expect(await items('/v1/mails')).toMatchObject([{ reason: 'spam' }]);
    expect(await items('/v1/suppressed-addresses')).toMatchObject([{ cause: 'bounce' }]);
  });

  test('disturbs nobody: nothing is paging, and in the first hour nobody is told of anything', async () => {
    expect(desk.mail()).toEqual([]);
    await desk.forward(60);
    expect(desk.mail().map(({ to, subject }) => [to, subject])).toEqual([]);
  });

  test('pages Dana for the sample alarm, and after five minutes Eli', async () => {
    const { Entries } = JSON.parse(readFileSync('demo/alarm.json', 'utf8')) as { Entries: object[] };
    const paged = () => desk.mail().map(({ to }) => to[0]);
    await desk.host.dispatcher.dispatch({
      ...{ service: 'events', operation: 'PutEvents', input: { Entries }, caller: { name: 'test' } },
    });
    await desk.settled();
    expect(paged()).toEqual(['dana@desk.example']);
    await desk.forward(5);
    expect(paged()).toContain('eli@desk.example');
    const [incident] = await items('/v1/incidents?service=storefront');
    const { ci } = await desk.done('admin', 'GET', `/v1/incidents/${incident?.id}`);
    const { id } = ci as { id: string };
    expect(await desk.done('admin', 'GET', `/v1/cis/${id}`)).toMatchObject({ name: 'web-1' });
  });
});
