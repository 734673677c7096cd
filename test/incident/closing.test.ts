import { expect, test } from 'vitest';
import { closing } from '../../functions/incident/closing.ts';
import { closeByClock } from '../../functions/incident/closure.ts';
import type { Incident } from '../../functions/incident/incident.ts';
import { reopen, resolve } from '../../functions/incident/resolution.ts';
import { comment } from '../../functions/incident/speech.ts';
import { system } from '../../functions/kernel/actor.ts';
import { dana, incident, nine, ten } from './incidents.ts';

const clock = system('on-clock');
const due = '2026-11-27T10:00:00.000Z';
const resolved = closing(resolve(incident(), 'Restarted', dana, ten), 5);

test('the clock is wound when it is resolved, and the event says so', () => {
  expect(resolved.after.clocks).toEqual({ 'auto-close': due });
  expect(resolved.event.changed.clocks).toEqual({ from: undefined, to: { 'auto-close': due } });
});

test('0 days close nothing', () => {
  expect(closing(resolve(incident(), 'Restarted', dana, ten), 0).after.clocks).toBeUndefined();
});

test('what is said afterwards does not move it, and reopening takes it away', () => {
  const said = closing(comment(resolved.after, 'Thanks', dana, '2026-11-26T10:00:00.000Z'), 5);
  expect(said.after.clocks).toEqual({ 'auto-close': due });
  expect(reopen(resolved.after, 'Again', dana, '2026-11-26T10:00:00.000Z').after.clocks).toBeUndefined();
});

test('it closes at the moment that was due', () => {
  expect(closeByClock(resolved.after, clock, due).after).toMatchObject({ state: 'closed', closedAt: due });
});

test('a major incident stays until its review is done, and closes after that', () => {
  const major = (state: string) => ({ major: { state: 'declared' }, review: { state } }) as object;
  const open = { ...incident('acknowledged'), ...major('open') } as Incident;
  const over = closing(resolve(open, 'Failed over', dana, nine), 5);
  expect(over.after.clocks).toBeUndefined();
  const done = { ...over.after, ...major('done'), version: 5 } as Incident;
  const event = { type: 'incident.reviewed', by: 'dana', at: ten, changed: {} };
  expect(closing({ before: over.after, after: done, event }, 5).after.clocks).toEqual({
    'auto-close': '2026-11-27T09:00:00.000Z',
  });
});

test('a requester reopens within the days that are set, whoever works on it at any time', () => {
  const rosa = { id: 'rosa', kind: 'person', roles: ['requester'], teams: [] } as const;
  const theirs = incident('resolved', { requester: 'rosa', resolvedAt: nine });
  const late = '2026-11-30T09:00:00.000Z';
  expect(reopen(theirs, 'Again', rosa, ten, 7).after).toMatchObject({
    reopenCount: 1,
    lastReopenedBy: 'rosa',
  });
  expect(() => reopen(theirs, 'Again', rosa, late, 7)).toThrow('more than 7 days');
  expect(reopen(theirs, 'Again', dana, late, 7).after.state).toBe('open');
});
