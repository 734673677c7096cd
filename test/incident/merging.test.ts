import { describe, expect, test } from 'vitest';
import { absorb, merge, release, unmerge } from '../../functions/incident/merging.ts';
import { dana, incident, nine, ten } from './incidents.ts';

const joined = { episode: 1, joinedAt: nine };
const from = incident('acknowledged', { id: 'INC-1', alerts: { 'ALT-1': joined, 'ALT-2': joined } });
const into = incident('open', { id: 'INC-2', alerts: { 'ALT-2': joined } });
const merged = merge(from, into, dana, ten);

describe('merging', () => {
  test('closes it and says where it went, however much it holds: four rows and two links', () => {
    expect(merged.after).toMatchObject({
      state: 'closed',
      mergedInto: 'INC-2',
      mergedBy: 'dana',
      mergedAt: ten,
      mergedFrom: 'acknowledged',
    });
    expect(merged.claims).toHaveLength(2);
    expect(merged.checks).toMatchObject([
      { pk: 'incident#INC-2', among: ['open', 'acknowledged', 'on-hold'] },
    ]);
  });

  test.each([
    ['itself', from, from],
    ['one that is over', from, { ...into, state: 'resolved' as const }],
    ['a parent', { ...from, children: 1 }, into],
    [
      'one that holds a thousand alerts',
      from,
      {
        ...into,
        alerts: Object.fromEntries(Array.from({ length: 999 }, (_, n) => [`ALT-${n + 10}`, joined])),
      },
    ],
    [
      'one that a thousand were merged into',
      from,
      {
        ...into,
        absorbed: Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`INC-${n + 10}`, []])),
      },
    ],
    ['one that is over itself', { ...from, state: 'closed' as const }, into],
  ])('refuses %s', (_, one, other) => {
    expect(() => merge(one, other, dana, ten)).toThrow();
  });

  test('hands its alerts over once, and gets back those that it brought', () => {
    const after = absorb(into, merged.after, dana, ten)?.after;
    expect(Object.keys(after?.alerts ?? {}).sort()).toEqual(['ALT-1', 'ALT-2']);
    expect(after?.absorbed).toEqual({ 'INC-1': ['ALT-1'] });
    expect(after && absorb(after, merged.after, dana, ten)).toBeUndefined();
    const apart = unmerge(merged.after, dana, '2026-11-25T10:00:00.000Z', 7).after;
    expect(apart).toMatchObject({ state: 'acknowledged' });
    expect(apart).not.toHaveProperty('mergedInto');
    expect(after && Object.keys(release(after, apart, dana, ten)?.after.alerts ?? {})).toEqual(['ALT-2']);
  });

  test('can be undone for as long as something can be reopened', () => {
    expect(() => unmerge(merged.after, dana, '2026-12-25T10:00:00.000Z', 7)).toThrow('7 days');
    expect(() => unmerge(incident('closed'), dana, ten, 7)).toThrow('not merged');
  });
});
