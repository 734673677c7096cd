import { afterEach, describe, expect, test, vi } from 'vitest';
import { acknowledge } from '../../functions/incident/assignment.ts';
import { incidents } from '../../functions/incident/keep.ts';
import { open } from '../../functions/incident/opening.ts';
import { handler as page } from '../../functions/on-call/do-page.ts';
import { join } from '../../functions/on-call/joining.ts';
import { escalations, policies } from '../../functions/on-call/keep.ts';
import { handler as onOpened } from '../../functions/on-call/on-incident-opened.ts';
import { handler as onTaken } from '../../functions/on-call/on-incident-taken.ts';
import { handler as onReconcile } from '../../functions/on-call/on-reconcile.ts';
import { startFor } from '../../functions/on-call/starting.ts';
import { openPractice } from './practice.ts';
import { context, dana, furnish, heard, now, opening, take } from './team.ts';

let practice: ReturnType<typeof openPractice> | undefined;
const shut = () => {
  vi.useRealTimers();
  practice?.close();
  practice = undefined;
};
afterEach(shut);

describe('an escalation', () => {
  const begin = async () => {
    shut();
    practice = openPractice((_, call) => call());
    await furnish();
    await incidents.save(open({ ...opening, source: 'alarm' }, 'INC-1001', dana, now()));
  };
  const opened = () => onOpened(heard('incident.opened', 'INC-1001', 1), context);
  const token = (name: string) => {
    practice?.tasks.set(name, undefined);
    return name;
  };

  test('starts once however often its incident is told, and not for one that does not page', async () => {
    await begin();
    for (let time = 0; time < 3; time++) await opened();
    const low = { ...opening, impact: 'low', urgency: 'low', source: 'alarm' } as const;
    await incidents.save(open(low, 'INC-1002', dana, now()));
    await onOpened(heard('incident.opened', 'INC-1002', 1), context);
    expect([...(practice?.executions ?? [])]).toEqual([
      ['INC-1001-1', '{"escalation":"INC-1001-1","waits":[300,300],"level":0}'],
    ]);
  });

  test('answers a token that comes after the acknowledge at once, and pages nobody', async () => {
    await begin();
    await opened();
    await take('INC-1001');
    await page({ escalation: 'INC-1001-1', level: 0, token: token('t') }, context);
    expect(JSON.parse(practice?.tasks.get('t')?.success ?? '')).toMatchObject({
      outcome: 'acknowledged',
      by: 'dana',
    });
    expect(await escalations.get('INC-1001-1')).toMatchObject({ state: 'stopped', paged: [] });
  });

  test('does not start once it is taken, and stops if it is taken while it is being frozen', async () => {
    await begin();
    await take('INC-1001');
    await opened();
    expect(practice?.executions.size).toBe(0);
    await incidents.save(open({ ...opening, source: 'alarm' }, 'INC-1002', dana, now()));
    const incident = await incidents.get('INC-1002');
    await take('INC-1002');
    await startFor(incident, dana, now(), 1);
    await page({ escalation: 'INC-1002-1', level: 0, token: token('t') }, context);
    expect(practice?.tasks.get('t')?.success).toBeDefined();
    expect(await escalations.get('INC-1002-1')).toMatchObject({ state: 'stopped', stoppedBy: 'dana' });
  });

  test('passes over a level at which nobody is on call, and says so', async () => {
    await begin();
    const before = await policies.get('platform');
    const levels = [{ targets: [{ schedule: 'nowhere' }], minutes: 5 }];
    await policies.save({
      before,
      after: { ...before, levels, version: 2 },
      event: { type: 'x', by: 'dana', at: now(), changed: {} },
    });
    await opened();
    await page({ escalation: 'INC-1001-1', level: 0, token: token('a') }, context);
    expect(practice?.tasks.get('a')).toEqual({ error: 'NobodyOnCall' });
    await page({ escalation: 'INC-1001-1', level: 1, token: token('b') }, context);
    expect(practice?.tasks.get('b')).toEqual({ error: 'Exhausted' });
    expect(await escalations.get('INC-1001-1')).toMatchObject({
      state: 'exhausted',
      paged: [{ level: 0, people: [], note: 'nobody is on call' }],
      reason: 'Nobody was on call at any level of platform.',
    });
  });

  test('pages on after one person took it, where a level asks for two, and ends with the second one', async () => {
    await begin();
    const before = await policies.get('platform');
    const both = [{ person: 'dana' }, { person: 'eli' }];
    const levels = [
      { targets: [{ person: 'dana' }], minutes: 5, acknowledgements: 2 },
      { targets: both, minutes: 5 },
    ];
    await policies.save({
      before,
      after: { ...before, levels, version: 2 },
      event: { type: 'x', by: 'dana', at: now(), changed: {} },
    });
    await opened();
    await page({ escalation: 'INC-1001-1', level: 0, token: token('a') }, context);
    await take('INC-1001');
    expect(practice?.tasks.get('a')).toBeUndefined();
    await onReconcile();
    expect(practice?.tasks.get('a')).toBeUndefined();
    await page({ escalation: 'INC-1001-1', level: 1, token: token('b') }, context);
    const escalation = await escalations.get('INC-1001-1');
    expect(escalation.paged.map(({ people }) => people)).toEqual([['dana'], ['eli']]);
    const eli = { ...dana, id: 'eli' };
    await escalations.save(join(escalation, await incidents.get('INC-1001'), eli, now()));
    await onTaken(heard('escalation.joined', 'INC-1001-1', 4), context);
    expect(practice?.tasks.get('b')?.success).toBeDefined();
    expect(await escalations.get('INC-1001-1')).toMatchObject({ state: 'stopped', stoppedBy: 'dana' });
  });

  test('that too few took ends with its last level, and says so', async () => {
    await begin();
    const before = await policies.get('platform');
    const levels = [{ targets: [{ person: 'dana' }], minutes: 5, acknowledgements: 2 }];
    await policies.save({
      before,
      after: { ...before, levels, version: 2 },
      event: { type: 'x', by: 'dana', at: now(), changed: {} },
    });
    await opened();
    await page({ escalation: 'INC-1001-1', level: 0, token: token('a') }, context);
    await take('INC-1001');
    await page({ escalation: 'INC-1001-1', level: 1, token: token('b') }, context);
    expect(practice?.tasks.get('b')?.success).toBeDefined();
    expect(await escalations.get('INC-1001-1')).toMatchObject({
      state: 'stopped',
      outcome: 'acknowledged',
      reason: '1 of 2 people took it; every level was paged.',
    });
  });

  test('that lost its start or its machine is found again', async () => {
    await begin();
    await onReconcile();
    expect([...(practice?.executions.keys() ?? [])]).toEqual(['INC-1001-1']);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    await page({ escalation: 'INC-1001-1', level: 1, token: token('a') }, context);
    await onReconcile();
    expect(practice?.executions.size).toBe(1);
    practice?.executions.delete('INC-1001-1');
    await onReconcile();
    expect([...(practice?.executions.keys() ?? [])]).toEqual(['INC-1001-1-again-1']);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('b') }, context);
    expect((await escalations.get('INC-1001-1')).paged.map(({ level }) => level)).toEqual([1, 0]);
  });

  test('whose end was never told to it is ended by the reconciliation', async () => {
    await begin();
    await opened();
    await page({ escalation: 'INC-1001-1', level: 0, token: token('a') }, context);
    await incidents.save(acknowledge(await incidents.get('INC-1001'), dana, now()));
    await onReconcile();
    expect(practice?.tasks.get('a')?.success).toBeDefined();
    expect((await escalations.get('INC-1001-1')).state).toBe('stopped');
  });

  test('hears of a level that comes late without giving up the later one', async () => {
    await begin();
    await opened();
    await page({ escalation: 'INC-1001-1', level: 1, token: token('later') }, context);
    await page({ escalation: 'INC-1001-1', level: 0, token: token('late') }, context);
    await take('INC-1001');
    expect(practice?.tasks.get('later')?.success).toBeDefined();
    expect(practice?.tasks.get('late')).toBeUndefined();
  });
});
