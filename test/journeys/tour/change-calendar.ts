import { expect, test } from 'vitest';
import { configEvent } from './config-event.ts';
import type { Walk } from './walk.ts';

const plans = { implementation: 'Switch it over', backout: 'Switch it back', test: 'Look at it' };

/** When changes are done, and whether they may be: every operation, as its people would come by. */
export function changeCalendar({ desk, go, change, now, later }: Walk): void {
  const give = (id: string, command: string, body: object = {}) =>
    go('dana', 'POST', `/v1/changes/${id}/${command}`, body);

  test('calendars of changes', async () => {
    const times = [{ every: 'once', from: '2027-12-20T18:00', to: '2028-01-03T06:00' }];
    const freeze = {
      name: 'Year end',
      purpose: 'freeze',
      zone: 'floating',
      covers: { everything: true },
      times,
    };
    await go('femi', 'POST', '/v1/change-calendars', freeze);
    await change('femi', '/v1/change-calendars/year-end', { description: 'The books are closed' });
    await go('femi', 'POST', '/v1/change-calendars/year-end/retire', {});
    await go('femi', 'POST', '/v1/change-calendars/year-end/restore', {});
    await go('dana', 'GET', '/v1/change-calendars');
    await go('dana', 'GET', '/v1/change-calendars/year-end/timeline');
    await desk().settled();
  });

  test('a window in which alerts are silent, and alarms mute', async () => {
    const wiki = { id: 'wiki', name: 'Wiki', team: 'platform', match: [{ alarmName: 'wiki-*' }] };
    await go('admin', 'POST', '/v1/services', wiki);
    const template = { id: 'reindex', title: 'Reindex', services: ['wiki'], plans, minutes: 60 };
    await go('dana', 'POST', '/v1/standard-changes', template);
    for (const command of ['approve', 'publish'])
      await go('femi', 'POST', `/v1/standard-changes/reindex/${command}`, {});
    const input = { AlarmName: 'wiki-lag', Namespace: 'N', MetricName: 'M' };
    const call = { service: 'cloudwatch', operation: 'PutMetricAlarm', input, caller: { name: 'test' } };
    await desk().host.dispatcher.dispatch(call);
    const ask = { template: 'reindex', plannedFrom: later(1) };
    const { id } = (await go('dana', 'POST', '/v1/changes', ask)) as { id: string };
    await give(id, 'submit');
    await desk().settled();
    await go('dana', 'GET', `/v1/changes/${id}/timing`);
    await go('dana', 'GET', `/v1/changes/schedule?from=${now()}&to=${later(24 * 30)}`);
    await desk().forward(61);
    await give(id, 'implement');
    await desk().settled();
    const timing = await go('dana', 'GET', `/v1/changes/${id}/timing`);
    expect(timing.window).toMatchObject({ state: 'open', mutes: [{ alarms: ['wiki-lag'] }] });
    await give(id, 'finish');
    await desk().settled();
    await give(id, 'close', { code: 'successful' });
  });

  test('a pipeline at the gate', async () => {
    const { id } = (await go('admin', 'POST', '/v1/integrations', { name: 'CI', type: 'gate' })) as {
      id: string;
    };
    const { key } = await go('admin', 'GET', `/v1/integrations/${id}/keys`);
    const run = { pipeline: 'wiki', execution: 'run-1' };
    const headers = { authorization: `Bearer ${key}` };
    const body = { ...run, template: 'reindex' };
    const asked = await desk().done('', 'POST', '/v1/gates', body, headers);
    expect(asked).toMatchObject({ answer: 'allow' });
    await desk().done('', 'POST', '/v1/gates', { ...run, outcome: 'succeeded' }, headers);
    await go('dana', 'GET', '/v1/gates');
    await go('dana', 'GET', `/v1/gates/${asked.id}`);
    const machine = desk()
      .host.resolver.each('AWS::StepFunctions::StateMachine')
      .map(({ id: logical, stack }) => String(desk().host.resolver.value({ Ref: logical }, stack)))
      .find((arn) => /ChangeGate/i.test(arn));
    const input = JSON.stringify({ pipeline: 'wiki', execution: 'run-2', template: 'reindex' });
    await desk().host.dispatcher.dispatch({
      service: 'states',
      operation: 'StartExecution',
      input: { stateMachineArn: machine, name: 'run-2', input },
      caller: { name: 'test' },
    });
    await desk().settled();
    await desk().happen({
      source: 'aws.codepipeline',
      'detail-type': 'CodePipeline Pipeline Execution State Change',
      resources: ['arn:aws:codepipeline:us-east-1:123456789012:wiki'],
      detail: { pipeline: 'wiki', 'execution-id': 'run-2', state: 'SUCCEEDED', version: 1 },
    });
    const { items } = await go('dana', 'GET', '/v1/gates');
    expect(items).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
  });

  test('what nobody has approved', async () => {
    await go('dana', 'GET', '/v1/changes/detection');
    await change('femi', '/v1/changes/detection', { on: true, team: 'platform' });
    const found = async (resource: string) => {
      await desk().happen(configEvent(resource, 'm5.large', now(), 1));
      await desk().forward(1);
      await desk().happen(configEvent(resource, 'm5.xlarge', now(), 2));
      const { items } = await go('dana', 'GET', '/v1/changes?team=platform&type=emergency&state=draft');
      return (items as { id: string; unauthorized?: object; title: string }[]).find(({ title }) =>
        title.endsWith(resource),
      );
    };
    const first = await found('i-0001');
    expect(first?.unauthorized).toMatchObject({ differences: [{ to: 'm5.xlarge' }] });
    await give(String(first?.id), 'legitimize', { reason: 'The autoscaler did it' });
    const second = await found('i-0002');
    await give(String(second?.id), 'revert', { reason: 'Nobody knows why' });
    await change('femi', '/v1/changes/detection', { on: false });
  });
}
