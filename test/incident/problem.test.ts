import { describe, expect, test } from 'vitest';
import { hold, resume } from '../../functions/incident/hold.ts';
import type { Incident } from '../../functions/incident/incident.ts';
import { open } from '../../functions/incident/opening.ts';
import { withProblem } from '../../functions/incident/problem-fixed.ts';
import { advise, tellWorkaround } from '../../functions/incident/workaround.ts';
import type { Actor } from '../../functions/kernel/actor.ts';
import { system } from '../../functions/kernel/actor.ts';
import { outcomeOf } from '../../functions/on-call/escalation.ts';

const at = '2026-11-23T11:00:00.000Z';
const later = '2026-11-23T12:00:00.000Z';
const by = system('on-problem');
const dana: Actor = { id: 'dana', kind: 'person', roles: ['agent'], teams: [] };
const about = { impact: 'high', urgency: 'high', service: 'search', team: 'platform' } as const;
const incident = (more: Partial<Incident> = {}): Incident => ({
  ...open({ title: 'Down', source: 'person', requester: 'rita', ...about }, 'INC-1', dana, at).after,
  ...more,
});
const advice = { problem: 'PRB-1', edition: 1, text: 'Restart it', plain: 'Try again', knownError: false };

describe('an incident is told the workaround', () => {
  test('once for each edition, and is paged for no more', () => {
    const told = advise(incident({ escalation: 'paging' }), advice, by, at);
    expect(told?.event).toMatchObject({ visibility: 'internal', said: { text: 'Restart it' } });
    expect(told?.after).toMatchObject({ escalation: 'stopped', state: 'open' });
    const after = told?.after as Incident;
    expect(advise(after, advice, by, at)).toBeUndefined();
    expect(advise(after, { ...advice, edition: 2 }, by, at)?.after.workarounds?.['PRB-1']?.edition).toBe(2);
    expect(advise(after, { ...advice, problem: 'PRB-2' }, by, at)?.after.workarounds).toHaveProperty('PRB-1');
    expect(outcomeOf(after, 1, at)).toMatchObject({ outcome: 'workaround' });
    expect(outcomeOf({ ...after, run: 2 }, 2, at)).toBeUndefined();
  });

  test('as long as somebody works on it', () => {
    expect(advise(incident({ state: 'resolved' }), advice, by, at)).toBeUndefined();
  });

  test('and its requester in plain words, once, when it is a known error', () => {
    const after = advise(incident(), advice, by, at)?.after as Incident;
    expect(tellWorkaround(after, advice, by, at)).toBeUndefined();
    const known = { ...advice, knownError: true };
    const told = tellWorkaround(after, known, by, at);
    expect(told?.event).toMatchObject({ visibility: 'public', said: { text: 'Try again' } });
    expect(tellWorkaround(told?.after as Incident, known, by, at)).toBeUndefined();
    expect(tellWorkaround({ ...after, requester: undefined }, known, by, at)).toBeUndefined();
  });
});

describe('an incident is resolved with the problem', () => {
  const fixed = { problem: 'PRB-1', text: 'The lock is gone', at: later };
  const waiting = hold(incident(), { reason: 'problem' }, dana, at).after;

  test('when it waits for it', () => {
    const decision = withProblem(waiting, fixed, by, later);
    expect(decision?.after).toMatchObject({
      state: 'resolved',
      resolution: 'Solved with PRB-1: The lock is gone',
    });
    expect(decision?.event.facts).toMatchObject({ problem: 'PRB-1' });
  });

  test.each([
    ['it never waited', incident()],
    ['people took it up again', resume(waiting, dana, at).after],
    ['it waits for somebody else', hold(incident(), { reason: 'vendor' }, dana, at).after],
    [
      'it was put on hold afterwards',
      hold(incident(), { reason: 'problem' }, dana, '2026-11-23T13:00:00.000Z').after,
    ],
  ])('but not when %s', (_, before) => {
    expect(withProblem(before, fixed, by, later)).toBeUndefined();
  });

  test('and is looked at again when an alert still fires', () => {
    const firing = { ...waiting, alerts: { 'ALT-1': { episode: 1, joinedAt: at } } };
    expect(withProblem(firing, fixed, by, later)?.after.state).toBe('open');
  });
});
