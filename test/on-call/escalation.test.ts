import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { exhaust, freeze, page, stop } from '../../functions/on-call/course.ts';
import {
  type Escalated,
  type Escalation,
  hadItsTime,
  outcomeOf,
  silence,
  waitsOf,
} from '../../functions/on-call/escalation.ts';
import { AddPolicy, addPolicy } from '../../functions/on-call/policy.ts';

const by = system('test');
const nine = '2026-11-02T09:00:00.000Z';
const five = '2026-11-02T09:05:00.000Z';
const incident: Escalated = {
  id: 'INC-1001',
  run: 2,
  state: 'open',
  title: 'Checkout is slow',
  team: 'platform',
  service: 'checkout',
  priority: 1,
};
const levels = [
  { targets: [{ schedule: 'platform-primary' }], minutes: 5 },
  { targets: [{ person: 'eli' }], minutes: 10 },
];
const ask = AddPolicy.parse({ name: 'Platform', team: 'platform', levels, repeat: 1 });
const policy = addPolicy(ask, by, nine).after;
const escalation = (state: Escalation['state'] = 'paging'): Escalation => ({
  ...freeze(incident, 2, policy, by, nine).after,
  state,
});
const stillOpen = {
  table: 'incident',
  pk: 'incident#INC-1001',
  sk: 'record',
  field: 'state',
  among: ['open'],
};
const illegal = expect.objectContaining({ reason: 'illegal-transition' });
// Record, not array: a new state that is missing here does not compile.
const possible: Record<Escalation['state'], boolean> = {
  waiting: false,
  paging: true,
  stopped: false,
  exhausted: false,
};

describe('freezing a policy', () => {
  test('writes its repetitions out, with the seconds that each level has', () => {
    const { after, event } = freeze(incident, 2, policy, by, nine);
    expect(after).toMatchObject({ id: 'INC-1001-2', state: 'paging', level: 0, paged: [], version: 1 });
    expect(waitsOf(after)).toEqual([300, 600, 300, 600]);
    expect(event).toMatchObject({ type: 'escalation.started', said: { title: { to: incident.title } } });
  });

  test('without a policy leaves no level, and says what is missing', () => {
    const { after } = freeze(incident, 2, undefined, by, nine);
    expect(waitsOf(after)).toEqual([]);
    expect(silence(after)).toContain('no escalation policy for checkout');
  });
});

describe('an escalation', () => {
  test.each(Object.entries(possible))('that is %s can page: %s', (state, allowed) => {
    const attempt = () =>
      page(escalation(state as Escalation['state']), { level: 1, people: ['eli'] }, stillOpen, by, five);
    if (!allowed) return expect(attempt).toThrow(illegal);
    const decision = attempt();
    expect(decision.after).toMatchObject({
      level: 1,
      version: 2,
      paged: [{ level: 1, at: five, version: 2, people: ['eli'] }],
    });
    expect(decision.event).toMatchObject({ type: 'escalation.paged', facts: { level: 1, people: ['eli'] } });
    expect(decision.checks).toEqual([stillOpen]);
  });

  test.each(Object.entries({ ...possible, waiting: true }))('that is %s can stop: %s', (state, allowed) => {
    const outcome = { outcome: 'acknowledged', by: 'dana', at: five };
    const attempt = () => stop(escalation(state as Escalation['state']), outcome, by, five);
    if (!allowed) return expect(attempt).toThrow(illegal);
    expect(attempt()).toMatchObject({
      after: { state: 'stopped', outcome: 'acknowledged', stoppedBy: 'dana', stoppedAt: five },
      event: { type: 'escalation.stopped' },
    });
  });

  test.each(Object.entries(possible))('that is %s can be exhausted: %s', (state, allowed) => {
    const attempt = () => exhaust(escalation(state as Escalation['state']), stillOpen, by, five);
    if (!allowed) return expect(attempt).toThrow(illegal);
    expect(attempt()).toMatchObject({
      after: { state: 'exhausted', outcome: 'exhausted' },
      event: {
        type: 'escalation.exhausted',
        facts: { reason: expect.stringContaining('Nobody was on call') },
      },
      checks: [stillOpen],
    });
  });

  test('knows whether a level has had its time', () => {
    const { after } = page(escalation(), { level: 0, people: ['eli'] }, stillOpen, by, nine);
    const [entry] = after.paged;
    expect(entry && hadItsTime(after, entry, '2026-11-02T09:04:59.999Z')).toBe(false);
    expect(entry && hadItsTime(after, entry, five)).toBe(true);
  });
});

describe('what ends paging', () => {
  const outcomes: Record<string, string | undefined> = {
    open: undefined,
    acknowledged: 'acknowledged',
    resolved: 'resolved',
    closed: 'resolved',
  };
  test.each(Object.entries(outcomes))('for an incident that is %s is %s', (state, outcome) => {
    const now = {
      ...incident,
      state,
      acknowledgedBy: 'dana',
      acknowledgedAt: nine,
      resolvedBy: 'eli',
      resolvedAt: five,
    };
    expect(outcomeOf(now, 2, five)?.outcome).toBe(outcome);
    expect(outcomeOf(now, 1, five)?.outcome).toBe('reopened');
  });

  test('is who took it, not who resolved it later', () => {
    const taken = { ...incident, state: 'acknowledged', acknowledgedBy: 'dana', acknowledgedAt: nine };
    expect(outcomeOf(taken, 2, five)).toEqual({ outcome: 'acknowledged', by: 'dana', at: nine });
  });
});
