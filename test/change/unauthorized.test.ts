import { describe, expect, test } from 'vitest';
import type { Change } from '../../functions/change/change.ts';
import { allows, differencesOf, legitimize, planRevert } from '../../functions/change/unauthorized.ts';
import { system } from '../../functions/kernel/actor.ts';

const at = (hour: number, minute = 0) =>
  `2026-11-24T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;
const change = (state: Change['state'], more: Partial<Change> = {}): Change =>
  ({ id: 'CHG-1', type: 'normal', state, plannedFrom: at(10), plannedTo: at(12), ...more }) as Change;
const done = { actualFrom: at(10), actualTo: at(11) };

test.each([
  ['scheduled, in its window', change('scheduled'), at(11), true],
  ['scheduled, before it', change('scheduled'), at(9), false],
  ['being done', change('implement', { actualFrom: at(10) }), at(13), true],
  ['done a little ago', change('closed', done), at(11, 10), true],
  ['done an hour ago', change('closed', done), at(12), false],
  ['not approved', change('authorize'), at(11), false],
  ['canceled', change('canceled'), at(11), false],
])('a change that is %s', (_, one, moment, expected) => {
  expect(allows(one, moment)).toBe(expected);
});

test('what is different: fields, attributes one by one, and what Config names, but not how it is known', () => {
  const changed = {
    attributes: { from: { type: 'm5.large', zone: 'a' }, to: { type: 'm5.xlarge', zone: 'a', disk: 8 } },
    state: { from: 'in-use', to: 'maintenance' },
    seenAt: { from: at(1), to: at(2) },
    latest: { to: { properties: { 'Tags.2': { to: 'me' } } } },
  };
  expect(differencesOf(changed)).toEqual([
    { field: 'type', from: 'm5.large', to: 'm5.xlarge' },
    { field: 'disk', to: '8' },
    { field: 'state', from: 'in-use', to: 'maintenance' },
    { field: 'Tags.2', to: 'me' },
  ]);
});

describe('what people make of it', () => {
  const by = system('test');
  const unauthorized = {
    ci: 'CI-1',
    source: 'AWS Config',
    seenAt: at(8),
    differences: [{ field: 'type', from: 'm5.large', to: 'm5.xlarge' }],
  };
  const found = change('draft', { type: 'emergency', plans: {}, unauthorized });

  test('it was right, and goes on to its review', () => {
    const { after } = legitimize(found, 'The autoscaler', by, at(9));
    expect(after).toMatchObject({
      state: 'review',
      actualFrom: at(8),
      unauthorized: { verdict: 'legitimate' },
    });
    expect(() => legitimize(after, 'Again', by, at(9))).toThrow('was decided on');
  });

  test('it is set back, by a plan that says to what', () => {
    const { after } = planRevert(found, 'No', by, at(9));
    expect(after).toMatchObject({ state: 'draft', unauthorized: { verdict: 'revert' } });
    expect(after.plans.implementation).toContain('type: m5.xlarge → m5.large');
  });

  test('what was asked for is none of these', () => {
    expect(() => planRevert(change('draft'), 'No', by, at(9))).toThrow('was not found');
  });
});
