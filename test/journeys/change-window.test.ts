import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
const plans = { implementation: 'Build it anew', backout: 'Keep the old one', test: 'Search for something' };

beforeAll(async () => {
  desk = await startDesk();
  const template = { id: 'reindex', title: 'Reindex', services: ['search'], plans, minutes: 60 };
  await desk.done('dana', 'POST', '/v1/standard-changes', template);
  for (const command of ['approve', 'publish'])
    await desk.done('femi', 'POST', `/v1/standard-changes/reindex/${command}`, {});
  await cloudWatch('PutMetricAlarm', { AlarmName: 'search-lag', Namespace: 'N', MetricName: 'M' });
  await desk.settled();
});
afterAll(() => desk?.stop());

type Timing = {
  check?: {
    state: string;
    conflicts: { reason: string; change?: string }[];
    slot?: { from: string; to: string };
  };
  window?: { state: string; mutes?: { name: string; alarms: string[] }[] };
  hindrances: { reason: string }[];
};
type Alert = { alarmName: string; state: string; held?: { reason: string; change?: string } };

const later = (hours: number) => new Date(desk.host.clock.now() + hours * 3_600_000).toISOString();
const timingOf = (id: string) => desk.done('dana', 'GET', `/v1/changes/${id}/timing`) as Promise<Timing>;
const cloudWatch = (operation: string, input: Record<string, unknown>) =>
  desk.host.dispatcher.dispatch({ service: 'cloudwatch', operation, input, caller: { name: 'test' } });
const say = async (name: string, state: 'ALARM' | 'OK' = 'ALARM') => {
  await desk.forward(0.1);
  await cloudWatch('SetAlarmState', { AlarmName: name, StateValue: state, StateReason: `It is ${state}` });
  await desk.settled();
};
const alertNamed = async (name: string) => {
  const all = await desk.items<Alert>('dana', '/v1/alerts?limit=100&service=search');
  return all.find(({ alarmName }) => alarmName === name);
};
const openIncidents = async () =>
  (await desk.items<{ state: string }>('dana', '/v1/incidents?limit=100')).filter(
    ({ state }) => state === 'open',
  ).length;
const muteRules = async () => {
  const { AlarmMuteRuleSummaries: rules } = (await cloudWatch('ListAlarmMuteRules', {})) as {
    AlarmMuteRuleSummaries: { AlarmMuteRuleArn: string; Status: string }[];
  };
  return rules.map(({ AlarmMuteRuleArn, Status }) => `${AlarmMuteRuleArn.split(':').pop()} ${Status}`);
};

/** Plans a standard change and submits it: it is scheduled at once. */
async function schedule(from: string, more: object = {}): Promise<string> {
  const { id } = await desk.done('dana', 'POST', '/v1/changes', {
    template: 'reindex',
    plannedFrom: from,
    ...more,
  });
  await desk.done('dana', 'POST', `/v1/changes/${id}/submit`, {});
  await desk.settled();
  return String(id);
}
const give = (id: string, command: string, body: object = {}) =>
  desk.call('dana', 'POST', `/v1/changes/${id}/${command}`, body);

describe('a window', () => {
  test('is waited for: before it begins the work is refused, and then somebody is told', async () => {
    const id = await schedule(later(2), { assignee: 'dana' });
    expect(await timingOf(id)).toMatchObject({ check: { state: 'clear' }, window: { state: 'waiting' } });
    const early = await give(id, 'implement');
    expect(early.status).toBe(409);
    await desk.forward(121);
    expect(await timingOf(id)).toMatchObject({ window: { state: 'due' }, hindrances: [] });
    expect(desk.mail().some(({ text }) => text.includes(`The window of ${id} has begun`))).toBe(true);
    await desk.forward(61);
    expect(await timingOf(id)).toMatchObject({ window: { state: 'over' } });
    expect((await give(id, 'cancel', { reason: 'Too late' })).status).toBe(200);
  });

  test('silences alerts, mutes alarms, and lets through what still fires when it ends', async () => {
    await say('search-lag');
    await say('search-lag', 'OK');
    const before = await openIncidents();
    const id = await schedule(later(0));
    expect((await give(id, 'implement')).status).toBe(200);
    await desk.settled();
    const prefix = (await timingOf(id)).window?.mutes?.[0]?.name;
    expect(prefix).toMatch(new RegExp(`-${id}-1$`));
    expect(await muteRules()).toEqual([`${prefix} ACTIVE`]);
    await desk.forward(0.2);
    await say('search-lag');
    expect(await alertNamed('search-lag')).toMatchObject({
      state: 'firing',
      held: { reason: 'maintenance', change: id },
    });
    expect(await openIncidents()).toBe(before);
    // The work outlasts its window: from then on what fires is an incident again.
    await desk.forward(62);
    expect((await timingOf(id)).window?.state).toBe('over');
    expect(await openIncidents()).toBe(before + 1);
    expect(await muteRules()).toEqual([]);
    await give(id, 'finish');
    expect((await give(id, 'close', { code: 'with-issues', review: 'It took longer' })).status).toBe(200);
    await say('search-lag', 'OK');
  });

  test('ends with its work', async () => {
    const id = await schedule(later(0));
    await give(id, 'implement');
    await desk.settled();
    await desk.forward(0.2);
    await say('search-lag');
    expect((await alertNamed('search-lag'))?.held?.change).toBe(id);
    await give(id, 'finish');
    await desk.settled();
    await desk.forward(1);
    expect(await muteRules()).toEqual([]);
    expect((await alertNamed('search-lag'))?.held).toBeUndefined();
    await give(id, 'close', { code: 'successful' });
    await say('search-lag', 'OK');
  });
});

describe('calendars', () => {
  test('a freeze refuses what would begin, with the reason, until it ends', async () => {
    const from = later(0).slice(0, 16);
    const to = later(3).slice(0, 16);
    const freeze = { name: 'Quarter end', purpose: 'freeze', zone: 'UTC', covers: { teams: ['platform'] } };
    await desk.done('femi', 'POST', '/v1/change-calendars', {
      ...freeze,
      times: [{ every: 'once', from, to }],
    });
    const id = await schedule(later(0.1));
    const { check } = await timingOf(id);
    expect(check?.conflicts).toMatchObject([{ reason: 'ci-in-blackout', calendar: 'quarter-end' }]);
    expect(Date.parse(String(check?.slot?.from))).toBeGreaterThanOrEqual(Date.parse(`${to}:00Z`));
    await desk.forward(10);
    const refused = await give(id, 'implement');
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:itsm:problem:closed-for-changes']);
    expect(refused.body.reasons).toMatchObject([{ reason: 'freeze', calendar: 'quarter-end' }]);
    await desk.done('femi', 'POST', '/v1/change-calendars/quarter-end/retire', {});
    await desk.settled();
    expect((await timingOf(id)).check?.state).toBe('clear');
    expect((await give(id, 'implement')).status).toBe(200);
    await give(id, 'finish');
    await give(id, 'close', { code: 'successful' });
    await desk.settled();
  });

  test('two changes to one service conflict until one of them moves to the free slot that is offered', async () => {
    const first = await schedule(later(24));
    const second = await schedule(later(24.5));
    for (const [id, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const { check } = await timingOf(id);
      expect(check?.conflicts).toMatchObject([{ reason: 'ci-busy', subject: 'search', change: other }]);
    }
    const slot = (await timingOf(second)).check?.slot ?? { from: '', to: '' };
    const { version } = await desk.done('dana', 'GET', `/v1/changes/${second}`);
    const move = { plannedFrom: slot.from, plannedTo: slot.to };
    await desk.done('dana', 'PATCH', `/v1/changes/${second}`, move, { 'if-match': `"${version}"` });
    await desk.settled();
    for (const id of [first, second]) expect((await timingOf(id)).check?.state).toBe('clear');
    const seen = await desk.done('dana', 'GET', `/v1/changes/schedule?from=${later(0)}&to=${later(72)}`);
    const planned = (seen.items as { id: string }[]).map(({ id }) => id);
    expect(planned.slice(-2)).toEqual([first, second]);
    for (const id of [first, second]) await give(id, 'cancel', { reason: 'Enough' });
    await desk.settled();
  });

  test('a team follows its changes in a calendar of its own, until the address is revoked', async () => {
    const id = await schedule(later(48));
    const feeds = await desk.items<{ id: string; path: string }>('dana', '/v1/feeds');
    const path = feeds.find((feed) => feed.id === 'team-platform')?.path ?? '';
    const read = async () =>
      (await desk.call('', 'GET', path)) as { status: number; body: { text?: string } };
    expect((await read()).body.text).toContain(`SUMMARY:${id}: Reindex`);
    expect((await desk.call('dana', 'POST', '/v1/feeds/team-platform/revoke', {})).status).toBe(403);
    await desk.done('femi', 'POST', '/v1/feeds/team-platform/revoke', {});
    expect((await read()).status).toBe(404);
    await give(id, 'cancel', { reason: 'Enough' });
  });
});

describe('the gate', () => {
  const headers = async () => {
    const { id } = await desk.done('admin', 'POST', '/v1/integrations', { name: 'CI', type: 'gate' });
    const { key } = await desk.done('admin', 'GET', `/v1/integrations/${id}/keys`);
    return { authorization: `Bearer ${key}` };
  };
  const ended = (execution: string, state: string) => ({
    source: 'aws.codepipeline',
    'detail-type': 'CodePipeline Pipeline Execution State Change',
    resources: ['arn:aws:codepipeline:us-east-1:123456789012:search'],
    detail: { pipeline: 'search', 'execution-id': execution, state, version: 1 },
  });

  test('denies without a change, waits for a window, and knows no key but its own', async () => {
    const key = await headers();
    const run = { pipeline: 'search', execution: 'a', service: 'search' };
    const strange = { authorization: `Bearer ${'0'.repeat(32)}` };
    expect((await desk.call('', 'POST', '/v1/gates', run, strange)).status).toBe(401);
    const denied = await desk.done('', 'POST', '/v1/gates', run, key);
    expect(denied).toMatchObject({ answer: 'deny', reasons: [{ reason: 'no-approved-change' }] });
    const id = await schedule(later(1));
    const waits = await desk.done('', 'POST', '/v1/gates', { ...run, execution: 'b' }, key);
    expect(waits).toMatchObject({ answer: 'wait', change: id, reasons: [{ reason: 'outside-window' }] });
    await desk.forward(61);
    const allowed = await desk.done('', 'POST', '/v1/gates', { ...run, execution: 'b' }, key);
    expect(allowed).toMatchObject({ id: waits.id, answer: 'allow', change: id });
    expect(await desk.done('dana', 'GET', `/v1/changes/${id}`)).toMatchObject({ state: 'implement' });
    await desk.done(
      '',
      'POST',
      '/v1/gates',
      { pipeline: 'search', execution: 'b', outcome: 'succeeded' },
      key,
    );
    expect(await desk.done('dana', 'GET', `/v1/changes/${id}`)).toMatchObject({ state: 'review' });
  });

  test('lets nothing begin before what it depends on is done', async () => {
    const key = await headers();
    const first = String((await desk.done('dana', 'POST', '/v1/changes', { title: 'First' })).id);
    const id = await schedule(later(0), { dependsOn: [first] });
    const run = { pipeline: 'search', execution: 'c', change: id };
    const waits = await desk.done('', 'POST', '/v1/gates', run, key);
    expect(waits).toMatchObject({ answer: 'wait', reasons: [{ reason: 'depends', change: first }] });
    expect(await desk.done('dana', 'GET', `/v1/changes/${id}`)).toMatchObject({ state: 'scheduled' });
    await desk.done('dana', 'PATCH', `/v1/changes/${id}`, { dependsOn: [] }, { 'if-match': '"2"' });
    await desk.done('dana', 'POST', `/v1/changes/${id}/cancel`, { reason: 'Only a question' });
  });

  test('opens a standard change by itself, once, and closes it with the times of the pipeline', async () => {
    const key = await headers();
    const ask = { pipeline: 'search', execution: 'run-9', template: 'reindex' };
    const [first, again] = [
      await desk.done('', 'POST', '/v1/gates', ask, key),
      await desk.done('', 'POST', '/v1/gates', ask, key),
    ];
    expect(first).toMatchObject({ answer: 'allow' });
    expect(again.change).toBe(first.change);
    const begun = later(0);
    await desk.forward(7);
    await desk.happen(ended('run-9', 'FAILED'));
    const change = await desk.done('dana', 'GET', `/v1/changes/${first.change}`);
    expect(change).toMatchObject({ type: 'standard', state: 'closed', outcome: { code: 'unsuccessful' } });
    // Events have whole seconds, and end with theirs.
    const minutes = (Date.parse(String(change.actualTo)) - Date.parse(begun)) / 60_000;
    expect(Math.floor(minutes)).toBe(7);
  });
});
