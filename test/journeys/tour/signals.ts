import { expect, test } from 'vitest';
import { arnOf, configEvent } from '../../configuration/items.ts';
import { issue, retirement } from '../../monitoring/health-events.ts';
import * as samples from '../../monitoring/samples.ts';
import { happenElsewhere } from '../elsewhere.ts';
import type { Walk } from './walk.ts';

/** What sends signals from outside, what has to make itself heard, and what was deployed. */
export function signals({ desk, go, change, now, later }: Walk): void {
  const send = (path: string, body?: unknown) =>
    fetch(`${desk().host.urls.api}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  test('an integration, and what comes through it', async () => {
    const added = await go('admin', 'POST', '/v1/integrations', { name: 'Checks', type: 'pagerduty' });
    const one = `/v1/integrations/${added.id}`;
    const { key } = await go('admin', 'GET', `${one}/keys`);
    const event = { routing_key: key, ...samples.pagerDuty({ dedup_key: 'tour' }) };
    expect((await send('/v2/enqueue', event)).status).toBe(202);
    expect((await send('/v2/change/enqueue', { routing_key: key, ...samples.pagerDutyChange })).status).toBe(
      202,
    );
    expect((await send(`/v1/intake/generic/${key}`, {})).status).toBe(404);
    await go('admin', 'POST', `${one}/test`, {});
    await desk().settled();
    await go('dana', 'GET', '/v1/integrations');
    await go('dana', 'GET', one);
    await change('admin', one, { service: 'search' });
    for (const command of ['rotate', 'disable', 'enable']) await go('admin', 'POST', `${one}/${command}`, {});
    await go('dana', 'GET', `${one}/timeline`);
    const [marker] = (await go('dana', 'GET', '/v1/change-markers')).items as { id: string }[];
    await go('dana', 'GET', `/v1/change-markers/${marker?.id}`);
    await go('dana', 'GET', '/v1/sidelines');
    expect((await desk().call('dana', 'GET', '/v1/sidelines/SDL-1')).status).toBe(404);
  });

  test('another account, by the intake bus', async () => {
    const resource = { type: 'AWS::S3::Bucket', id: 'elsewhere', order: 1 };
    await happenElsewhere(desk(), samples.backupJob('FAILED'), configEvent(resource));
    const found = await go('dana', 'GET', `/v1/cis?arn=${encodeURIComponent(arnOf(resource))}`);
    expect(found.items).toHaveLength(1);
    const alerts = (await go('dana', 'GET', '/v1/alerts?service=default')).items as { source: string }[];
    expect(alerts.map(({ source }) => source)).toContain('backup');
  });

  test('a heartbeat monitor, from its first beat to its silence', async () => {
    const added = await go('admin', 'POST', '/v1/heartbeats', {
      name: 'Nightly',
      timeout: 5,
      service: 'search',
    });
    const one = `/v1/heartbeats/${added.id}`;
    const { path } = await go('admin', 'GET', `${one}/keys`);
    expect((await send(String(path))).status).toBe(200);
    expect((await send(String(path), {})).status).toBe(200);
    await desk().settled();
    await change('admin', one, { grace: 1 });
    await desk().forward(7);
    expect(await go('dana', 'GET', one)).toMatchObject({ state: 'silent' });
    await go('dana', 'POST', `${one}/pause`, { reason: 'Moved to another host' });
    await desk().settled();
    await go('dana', 'POST', `${one}/resume`, {});
    await go('admin', 'POST', `${one}/rotate`, {});
    await go('dana', 'GET', `${one}/timeline`);
    await go('dana', 'GET', '/v1/heartbeats');
    await go('dana', 'POST', `${one}/pause`, { reason: 'The tour is over' });
    await desk().settled();
  });

  test('AWS Health: something is amiss, and something is planned', async () => {
    const tags = { 'itsm:service': 'search' };
    const entities = [{ value: 'i-tour', tags }];
    await desk().happen(
      issue({ at: now(), entities }),
      retirement({ at: now(), entities, detail: { startTime: later(24 * 20) } }),
    );
    const named = async (noun: string) =>
      ((await go('dana', 'GET', `/v1/${noun}?service=search&limit=100`)).items as Record<string, unknown>[])
        .filter(({ title }) => /AWS_EC2|AWS Health/.test(String(title)))
        .map(({ id }) => `/v1/${noun}/${id}`);
    const [[incident = ''], [planned = '']] = [await named('incidents'), await named('changes')];
    expect(Object.values((await go('dana', 'GET', incident)).awsHealth ?? {})).toMatchObject([{ count: 1 }]);
    expect(await go('dana', 'GET', planned)).toMatchObject({ tasks: [{ resource: { id: 'i-tour' } }] });
    await go('dana', 'POST', `${incident}/resolve`, {
      resolution: 'AWS is well',
      despiteFiring: true,
      reason: 'So it says',
    });
    await go('dana', 'POST', `${planned}/cancel`, { reason: 'It is gone' });
    await desk().settled();
  });
}
