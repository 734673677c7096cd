import { describe, expect, test } from 'vitest';
import { aboutRows } from '../../functions/change/about.ts';
import type { Change } from '../../functions/change/change.ts';
import { correct, edited } from '../../functions/change/correction.ts';
import { close, finish, start, submit } from '../../functions/change/course.ts';
import { followTemplate } from '../../functions/change/following.ts';
import { missing } from '../../functions/change/readiness.ts';
import { noRisk } from '../../functions/change/risk.ts';
import { approveTemplate, propose, publish, revise } from '../../functions/change/standard-change.ts';
import { dana, draft, femi, noon } from './changes.ts';

const as = (state: Change['state'], more: Partial<Change> = {}): Change => ({ ...draft, state, ...more });
const high = { ...noRisk, level: 'high' as const };

describe('a draft', () => {
  test.each<[string, Partial<Change>, number]>([
    ['with everything', {}, 0],
    ['about nothing', { cis: [], services: [] }, 1],
    ['of low risk needs one plan', { plans: { implementation: 'x' } }, 0],
    ['of high risk needs three plans', { plans: { implementation: 'x' }, risk: high }, 2],
    ['without a window', { plannedFrom: undefined }, 1],
    ['without answers', { answers: {} }, 1],
    [
      'of an emergency needs neither window nor answers',
      { type: 'emergency', answers: {}, plannedTo: undefined },
      0,
    ],
    ['of a standard change needs a template', { type: 'standard' }, 1],
  ])('%s', (_, more, lacks) => {
    expect(missing({ ...draft, ...more })).toHaveLength(lacks);
  });

  test('begins its first round when it is submitted', () => {
    const { after, event } = submit(draft, dana, noon);
    expect(after).toMatchObject({ state: 'assess', round: 1 });
    expect(event.type).toBe('change.submitted');
  });
});

describe('an edit', () => {
  const edit = (before: Change, ask: Parameters<typeof edited>[1]) =>
    correct(before, edited(before, ask), noRisk, dana, noon);

  test.each(['assess', 'authorize', 'scheduled'] as const)(
    'of what is voted on in %s opens a new round',
    (state) => {
      expect(edit(as(state, { round: 1 }), { title: 'Two indexes' }).after).toMatchObject({
        state: 'assess',
        round: 2,
      });
    },
  );

  test('of who looks after it opens none', () => {
    expect(edit(as('scheduled', { round: 1 }), { assignee: 'eli' }).after).toMatchObject({
      state: 'scheduled',
      round: 1,
    });
  });

  test('of what was agreed on is refused once it has begun', () => {
    expect(() => edit(as('implement'), { plans: { implementation: 'Otherwise' } })).toThrow('It has begun');
  });

  test('with a window that ends before it begins is refused', () => {
    expect(() => edited(draft, { plannedTo: '2026-11-24T10:00:00Z' })).toThrow('/plannedTo');
  });

  test('keeps moments in UTC', () => {
    expect(edited(draft, { plannedTo: '2026-11-24T15:00:00+01:00' }).plannedTo).toBe(
      '2026-11-24T14:00:00.000Z',
    );
  });
});

describe('the work', () => {
  const inside = '2026-11-24T12:00:00.000Z';
  const begin = (change: Change, at: string, waitsFor: string[] = []) =>
    start(change, { waitsFor }, dana, at);

  test('begins in its window, an emergency at once', () => {
    expect(begin(as('scheduled'), inside).after).toMatchObject({ state: 'implement', actualFrom: inside });
    expect(() => begin(as('scheduled'), noon)).toThrow('not the time of its window');
    expect(begin(as('scheduled', { type: 'emergency' }), noon).after.state).toBe('implement');
  });

  test('waits for what it depends on', () => {
    expect(() => begin(as('scheduled'), inside, ['CHG-7'])).toThrow('First comes CHG-7');
  });

  test('ends when its tasks have, and is closed when its parts are', () => {
    const task = { id: 'T1', title: 'Build', step: 1, state: 'open' as const };
    expect(() => finish(as('implement', { tasks: [task] }), dana, inside)).toThrow('Build');
    const review = finish(as('implement'), dana, inside).after;
    expect(() => close(review, { code: 'successful' }, ['CHG-8'], dana, inside)).toThrow('CHG-8');
    expect(close(review, { code: 'successful' }, [], dana, inside).after.state).toBe('closed');
  });
});

describe('the rows by which it is found', () => {
  const after = { ...draft, version: 2 };
  test('are added, taken away, and moved with its window', () => {
    expect(aboutRows(undefined, draft).map(({ sk }) => sk)).toEqual([
      'about#month#2026-11',
      'about#ci#CI-1001',
      'about#service#search',
    ]);
    expect(aboutRows(draft, after)).toEqual([]);
    expect(aboutRows(draft, { ...after, cis: [] })).toMatchObject([
      { sk: 'about#ci#CI-1001', values: { holder: 'change' } },
    ]);
    expect(aboutRows(draft, { ...after, plannedFrom: noon })).toHaveLength(3);
  });
});

describe('the catalogue', () => {
  const ask = {
    title: 'Restart',
    plans: { implementation: 'x' },
    services: ['search'],
    minutes: 30,
    locked: ['plans' as const],
  };
  const proposed = propose(ask, dana, noon).after;

  test('takes in what somebody else than its writer agrees to', () => {
    expect(() => approveTemplate(proposed, dana, noon)).toThrow('cannot approve');
    const live = publish(approveTemplate(proposed, femi, noon).after, femi, noon).after;
    expect(live.live).toMatchObject({ edition: 1 });
    const next = revise(live, { minutes: 60 }, dana, noon).after;
    expect(next).toMatchObject({ state: 'proposed', live: { content: { minutes: 30 } } });
    const window = { plannedFrom: noon };
    expect(followTemplate(next, { template: 'restart', ...window })).toMatchObject({
      type: 'standard',
      plannedTo: '2026-11-23T11:30:00.000Z',
      template: { id: 'restart', edition: 1, locked: ['plans'] },
    });
    expect(() => followTemplate(next, { template: 'restart', plans: {} })).toThrow('/plans');
  });
});
