import { describe, expect, test } from 'vitest';
import { acknowledge, assign } from '../../functions/incident/assignment.ts';
import { change } from '../../functions/incident/correction.ts';
import { type Incident, incidentKeys } from '../../functions/incident/incident.ts';
import { close, reopen, resolve } from '../../functions/incident/resolution.ts';
import { priorities, priorityOf } from '../../functions/record/priority.ts';
import { dana, incident, nine, ten } from './incidents.ts';

type States = Record<Incident['state'], boolean>;
const refused = expect.objectContaining({ reason: 'illegal-transition' });

// Records, not arrays: a new state that is missing here does not compile.
const commands: [string, States, (before: Incident) => unknown][] = [
  [
    'acknowledging',
    { open: true, acknowledged: false, 'on-hold': false, resolved: false, closed: false },
    (i) => acknowledge(i, dana, ten),
  ],
  [
    'resolving',
    { open: true, acknowledged: true, 'on-hold': true, resolved: false, closed: false },
    (i) => resolve(i, 'Restarted', dana, ten),
  ],
  [
    'reopening',
    { open: false, acknowledged: false, 'on-hold': false, resolved: true, closed: false },
    (i) => reopen(i, 'Again', dana, ten),
  ],
  [
    'closing',
    { open: false, acknowledged: false, 'on-hold': false, resolved: true, closed: false },
    (i) => close(i, dana, ten),
  ],
  [
    'assigning',
    { open: true, acknowledged: true, 'on-hold': true, resolved: true, closed: false },
    (i) => assign(i, { assignee: 'eli' }, dana, ten),
  ],
  [
    'changing',
    { open: true, acknowledged: true, 'on-hold': true, resolved: true, closed: false },
    (i) => change(i, { impact: 'low' }, dana, ten),
  ],
];

describe.each(commands)('%s an incident', (_, possible, attempt) => {
  test.each(Object.entries(possible))('that is %s: %s', (state, allowed) => {
    const act = () => attempt(incident(state as Incident['state']));
    if (allowed) expect(act).not.toThrow();
    else expect(act).toThrow(refused);
  });
});

test('acknowledging says who has it, and makes it theirs if it was nobody’s', () => {
  const { after, event } = acknowledge(incident(), dana, ten);
  expect(after).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'dana',
    assignee: 'dana',
    version: 4,
  });
  expect(event).toMatchObject({ type: 'incident.acknowledged', by: 'dana', at: ten });
  expect(event.changed.state).toEqual({ from: 'open', to: 'acknowledged' });
  expect(acknowledge(incident('open', { assignee: 'eli' }), dana, ten).after.assignee).toBe('eli');
});

test('assigning to nobody puts it back into the queue, and to a team takes the person off', () => {
  const theirs = incident('acknowledged', { assignee: 'eli' });
  expect(assign(theirs, { assignee: null }, dana, ten).after).not.toHaveProperty('assignee');
  const moved = assign(theirs, { team: 'payments' }, dana, ten).after;
  expect(moved.team).toBe('payments');
  expect(moved).not.toHaveProperty('assignee');
});

test('reopening begins another run and forgets what was said at the end of the last', () => {
  const resolved = incident('resolved', {
    resolvedAt: nine,
    resolvedBy: 'dana',
    acknowledgedAt: nine,
    escalation: 'stopped',
  });
  const { after, event } = reopen(resolved, 'It is slow again', dana, ten);
  expect(after).toMatchObject({ state: 'open', run: 2, reopenCount: 1, takenOver: true });
  for (const gone of ['resolvedAt', 'resolvedBy', 'acknowledgedAt', 'escalation'])
    expect(after).not.toHaveProperty(gone);
  expect(event.said).toEqual({ text: 'It is slow again' });
});

test('changing impact or urgency changes the priority, and its words stay apart from its facts', () => {
  const { after, event } = change(incident(), { title: 'Checkout is down', urgency: 'high' }, dana, ten);
  expect(after.priority).toBe(1);
  expect(event.changed).toMatchObject({
    title: {},
    urgency: { from: 'medium', to: 'high' },
    priority: { from: 2, to: 1 },
  });
  expect(event.said).toEqual({ title: { from: 'Checkout is slow', to: 'Checkout is down' } });
});

test('the priority never falls when impact or urgency rises', () => {
  const levels = ['low', 'medium', 'high'] as const;
  for (const impact of levels)
    for (const [i, urgency] of levels.entries())
      expect(priorityOf({ impact, urgency })).toBeLessThanOrEqual(
        priorities[impact][levels[Math.max(0, i - 1)] ?? 'low'],
      );
});

test('a queue holds what is not closed, the most urgent first, and keeps nothing that changes with a comment', () => {
  expect(incidentKeys(incident('closed')).open).toBeUndefined();
  expect(incidentKeys(incident()).open).toEqual({ team: 'platform', order: `2#${nine}` });
  expect(incidentKeys(incident('open', { version: 9, description: 'more' }))).toEqual(
    incidentKeys(incident()),
  );
});

describe('the mark that an incident is paged for', () => {
  test.each([
    ['acknowledging', (before: Incident) => acknowledge(before, dana, ten)],
    ['resolving', (before: Incident) => resolve(before, 'Restarted', dana, ten)],
  ])('goes with %s it', (_, take) => {
    expect(take(incident('open', { escalation: 'paging' })).after.escalation).toBe('stopped');
    expect(take(incident('open')).after.escalation).toBeUndefined();
  });

  test('that nobody answered stays said when somebody takes it after all', () => {
    const taken = acknowledge(incident('open', { escalation: 'exhausted' }), dana, ten);
    expect(taken.after.escalation).toBe('exhausted');
  });
});
