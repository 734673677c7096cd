import { describe, expect, test } from 'vitest';
import { analyze, assess, beginFix, expire, reanalyze, reopen } from '../../functions/problem/course.ts';
import { acceptRisk, cancel, close, markDuplicate, resolve } from '../../functions/problem/ending.ts';
import { fixesOver } from '../../functions/problem/fixes.ts';
import { problemLifecycle, problemStates, stepsOf } from '../../functions/problem/lifecycle.ts';
import { planTask } from '../../functions/problem/tasks.ts';
import { at, by, problem } from './problems.ts';

const cause = { whys: [{ text: 'The index is locked' }], factors: [] };
const fix = { code: 'fix-applied' as const, text: 'The lock is gone' };
const later = '2026-12-01T11:00:00.000Z';

describe('a problem', () => {
  test('has a priority by impact and urgency, and the incidents that it causes', () => {
    expect(problem()).toMatchObject({ state: 'new', priority: 2, requester: 'dana', version: 1 });
  });

  test('goes from the question to its fix', () => {
    const assessed = assess(problem(), by, at).after;
    const analyzed = analyze(assessed, by, at).after;
    expect(() => beginFix(analyzed, by, at)).toThrow('say what its root cause is');
    const fixing = beginFix({ ...analyzed, rootCause: cause }, by, at).after;
    const resolved = resolve(fixing, fix, by, at).after;
    expect(resolved).toMatchObject({
      state: 'resolved',
      resolvedAt: at,
      resolution: { code: 'fix-applied' },
    });
    expect(close(resolved, by, at).after).toMatchObject({ state: 'closed', closedAt: at });
  });

  test('that is over comes back by a manager alone, and a resolved one by whoever works on it', () => {
    const over = problemStates.filter((state) => stepsOf({ state }).includes('reopen'));
    expect(over).toEqual(['closed', 'canceled']);
    expect(stepsOf({ state: 'closed' })).not.toContain('expire');
    expect(stepsOf({ state: 'resolved' })).toEqual(['close', 'reanalyze']);
    const canceled = cancel(problem(), 'Nobody has it any more', by, at).after;
    const again = reopen(canceled, 'It is back', by, later).after;
    expect(again).toMatchObject({ state: 'root-cause', resolution: undefined, closedAt: undefined });
    expect(() => reanalyze(canceled, 'It is back', by, later)).toThrow('it cannot reanalyze');
  });

  test('never leaves a state by a step that its table does not have', () => {
    for (const state of problemStates)
      for (const step of Object.keys(problemLifecycle[state]))
        expect(problemStates).toContain((problemLifecycle[state] as Record<string, string>)[step]);
  });

  test('whose risk is accepted is closed until a day, and then assessed anew', () => {
    const assessed = problem({ state: 'assess' });
    expect(() => acceptRisk(assessed, { reason: 'Rare', until: at }, by, at)).toThrow('/until: has passed');
    expect(() => acceptRisk(assessed, { reason: 'Rare', until: '2028-01-01T00:00:00Z' }, by, at)).toThrow(
      'a year ahead',
    );
    const accepted = acceptRisk(assessed, { reason: 'Rare', until: later }, by, at).after;
    expect(accepted).toMatchObject({ state: 'closed', riskUntil: later, clocks: { risk: later } });
    const { after, event } = expire(accepted, by, later);
    expect(after).toMatchObject({ state: 'assess', clocks: undefined, riskUntil: undefined });
    expect(event).toMatchObject({ type: 'problem.risk-expired', at: later });
  });

  test('that is major is not closed without its review', () => {
    const resolved = problem({ state: 'resolved', major: true });
    expect(() => close(resolved, by, at)).toThrow('review it before it is closed');
    const reviewed = { ...resolved, review: { outcome: 'We test locks', actions: [], by: 'dana', at } };
    expect(close(reviewed, by, at).after.state).toBe('closed');
  });

  test('leaves its open tasks when it ends', () => {
    const planned = planTask(problem({ state: 'resolved' }), { title: 'Look at the logs' }, by, at)?.after;
    expect(planned && close(planned, by, at).after.tasks).toMatchObject([{ state: 'skipped', by: 'dana' }]);
    expect(() => planTask(problem({ state: 'closed' }), { title: 'More' }, by, at)).toThrow(
      'stay as they are',
    );
  });

  test('that is the same as another one is linked with it from both sides', () => {
    const { after, claims = [] } = markDuplicate(problem(), 'PRB-1002', by, at);
    expect(after.resolution).toMatchObject({ code: 'duplicate', duplicateOf: 'PRB-1002' });
    expect(claims.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([
      'problem#PRB-1001 link#duplicates#PRB-1002',
      'problem#PRB-1002 link#duplicated-by#PRB-1001',
    ]);
    expect(() => markDuplicate(problem(), 'PRB-1001', by, at)).toThrow('is the problem itself');
  });

  test('has its coordinator told once when all its fixes are over', () => {
    const fixing = problem({ state: 'fix-in-progress', assignee: 'eli' });
    const one = { id: 'CHG-1', state: 'closed' };
    expect(fixesOver(fixing, [], by, at)).toBeUndefined();
    expect(fixesOver(fixing, [one, { id: 'CHG-2', state: 'implement' }], by, at)).toBeUndefined();
    const told = fixesOver(fixing, [{ id: 'CHG-2', state: 'canceled' }, one], by, at);
    expect(told?.event.notices).toMatchObject([{ to: ['eli'], topic: 'problem-fixes-over' }]);
    expect(told && fixesOver(told.after, [one, { id: 'CHG-2', state: 'canceled' }], by, at)).toBeUndefined();
    expect(fixesOver({ ...fixing, state: 'closed' }, [one], by, at)).toBeUndefined();
  });
});
