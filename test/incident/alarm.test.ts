import { describe, expect, test } from 'vitest';
import { clear, type Firing, join, openFor } from '../../functions/incident/alarm.ts';
import { system } from '../../functions/kernel/actor.ts';
import { incident, nine, ten } from './incidents.ts';

const by = system('on-alert');
const firing = (more: Partial<Firing> = {}): Firing => ({
  id: 'ALT-1',
  title: 'ServerCpuTooHigh',
  description: 'Threshold Crossed',
  episode: 1,
  state: 'firing',
  changedAt: nine,
  urgency: 'high',
  impact: 'high',
  ...more,
});
const joined = { 'ALT-1': { episode: 1, joinedAt: nine } };

test('a firing opens an incident of its service’s team, claiming the alert and the firing', () => {
  const { after, event, claims } = openFor(
    firing(),
    { service: 'checkout', team: 'platform' },
    'INC-1',
    undefined,
    by,
    nine,
  );
  expect(after).toMatchObject({ state: 'open', priority: 1, source: 'alarm', alerts: joined, version: 1 });
  expect(event.type).toBe('incident.opened');
  expect(claims?.map(({ pk }) => pk)).toEqual(['slot#ALT-1', 'firing#ALT-1#1']);
});

test('a later firing joins the incident that is open', () => {
  const { after, event } = join(
    incident('acknowledged', { alerts: joined }),
    firing({ episode: 2 }),
    by,
    ten,
  );
  expect(after.alerts).toEqual({ 'ALT-1': { episode: 2, joinedAt: ten } });
  expect(event).toMatchObject({ type: 'incident.joined', facts: { alert: 'ALT-1', episode: 2 } });
});

describe('the end of the alarm', () => {
  const over = firing({ state: 'cleared', changedAt: ten });

  test.each(['open', 'acknowledged'] as const)('resolves what is %s and nobody took over', (state) => {
    const decision = clear(incident(state, { alerts: joined }), over, by, ten);
    expect(decision?.after).toMatchObject({ state: 'resolved', resolvedBy: 'system:on-alert', version: 4 });
    expect(decision?.event.type).toBe('incident.resolved');
  });

  test('is only noted on what people look after', () => {
    const decision = clear(incident('acknowledged', { alerts: joined, takenOver: true }), over, by, ten);
    expect(decision?.after).toMatchObject({ state: 'acknowledged', alerts: { 'ALT-1': { clearedAt: ten } } });
    expect(decision?.event.type).toBe('incident.cleared');
  });

  test('waits for the last alert of the incident', () => {
    const both = { ...joined, 'ALT-2': { episode: 1, joinedAt: nine } };
    expect(clear(incident('open', { alerts: both }), over, by, ten)?.after.state).toBe('open');
  });

  test('says nothing twice, and nothing to what is resolved or of another alert', () => {
    const cleared = { 'ALT-1': { episode: 1, joinedAt: nine, clearedAt: ten } };
    expect(clear(incident('open', { alerts: cleared }), over, by, ten)).toBeUndefined();
    expect(clear(incident('resolved', { alerts: joined }), over, by, ten)).toBeUndefined();
    expect(clear(incident('open'), over, by, ten)).toBeUndefined();
  });

  test('is not the end while the alarm fires; a newer firing ends the earlier one', () => {
    expect(clear(incident('open', { alerts: joined }), firing(), by, ten)).toBeUndefined();
    expect(clear(incident('open', { alerts: joined }), firing({ episode: 2 }), by, ten)?.after.state).toBe(
      'resolved',
    );
  });
});
