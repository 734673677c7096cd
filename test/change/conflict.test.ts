import { describe, expect, test } from 'vitest';
import type { Laid } from '../../functions/change/change-calendar.ts';
import { conflictsOf, type Facts, type Other } from '../../functions/change/conflict.ts';
import { freeSlot } from '../../functions/change/free-slot.ts';
import { iso, stretch } from '../../functions/kernel/span.ts';

const hours = (from: number, to: number) => {
  const at = (hour: number) => iso(Date.parse('2026-11-24T00:00:00Z') + hour * 3_600_000);
  return stretch({ from: at(from), to: at(to) });
};
const other = (from: number, to: number, more: Partial<Other> = {}): Other => ({
  id: 'CHG-2',
  title: 'The other one',
  subjects: ['CI-1'],
  span: hours(from, to),
  ...more,
});
const laid = (purpose: Laid['purpose'], covers: Laid['covers'], ...spans: [number, number][]): Laid => ({
  id: purpose,
  title: purpose,
  purpose,
  covers,
  stretches: spans.map(([from, to]) => hours(from, to)),
});
const facts = (more: Partial<Facts> = {}): Facts => ({
  id: 'CHG-1',
  team: 'platform',
  assignee: 'dana',
  subjects: [
    { id: 'CI-1', service: 'checkout' },
    { id: 'CI-9', service: 'search', through: 'CI-1' },
  ],
  others: [],
  calendars: [],
  ...more,
});
const everything = { everything: true as const };

describe('the seven reasons', () => {
  test.each([
    ['an item that another change is done to', { others: [other(9, 11)] }, ['ci-busy CI-1']],
    ['the same, only touching', { others: [other(8, 10)] }, []],
    ['an item next to it', { others: [other(9, 11, { subjects: ['CI-9'] })] }, ['related-ci-busy CI-9']],
    ['something else', { others: [other(9, 11, { subjects: ['CI-5'] })] }, []],
    ['itself', { others: [other(9, 11, { id: 'CHG-1' })] }, []],
    [
      'its assignee, elsewhere at that time',
      { others: [other(11, 13, { subjects: ['CI-5'], assignee: 'dana' })] },
      ['assignee-busy '],
    ],
    [
      'a window of maintenance that it lies in',
      { calendars: [laid('maintenance', { cis: ['CI-1'] }, [9, 13])] },
      [],
    ],
    [
      'one that it reaches out of',
      { calendars: [laid('maintenance', { cis: ['CI-1'] }, [9, 11])] },
      ['ci-outside-maintenance CI-1'],
    ],
    [
      'two windows that only together hold it',
      { calendars: [laid('maintenance', { services: ['checkout'] }, [9, 11], [11, 13])] },
      [],
    ],
    [
      'the window of what is next to it',
      { calendars: [laid('maintenance', { services: ['search'] }, [20, 22])] },
      ['related-ci-outside-maintenance CI-9'],
    ],
    [
      'a blackout of its service',
      { calendars: [laid('blackout', { services: ['checkout'] }, [11, 14])] },
      ['ci-in-blackout CI-1'],
    ],
    [
      'a blackout of what is next to it',
      { calendars: [laid('blackout', { cis: ['CI-9'] }, [11, 14])] },
      ['related-ci-in-blackout CI-9'],
    ],
    [
      'a freeze of everything',
      { calendars: [laid('freeze', everything, [0, 48])] },
      ['ci-in-blackout CI-1', 'related-ci-in-blackout CI-9'],
    ],
    [
      'a freeze of its team, which is not that of what is next to it',
      { calendars: [laid('freeze', { teams: ['platform'] }, [0, 48])] },
      ['ci-in-blackout CI-1'],
    ],
    ['a freeze of another team', { calendars: [laid('freeze', { teams: ['sales'] }, [0, 48])] }, []],
  ] as const)('%s', (_, more, expected) => {
    const found = conflictsOf(facts(more as Partial<Facts>), hours(10, 12));
    expect(found.map(({ reason, subject = '' }) => `${reason} ${subject}`)).toEqual(expected);
  });

  test('say which part of its time is concerned, and with what', () => {
    const [found] = conflictsOf(facts({ others: [other(11, 14)] }), hours(10, 12));
    const part = { from: '2026-11-24T11:00:00.000Z', to: '2026-11-24T12:00:00.000Z' };
    expect(found).toEqual({
      reason: 'ci-busy',
      subject: 'CI-1',
      change: 'CHG-2',
      title: 'The other one',
      ...part,
    });
  });
});

describe('the next free slot', () => {
  const slot = (more: Partial<Facts>, length = 2, within = hours(10, 60)) => {
    const found = freeSlot(facts(more), length * 3_600_000, within);
    return found && iso(found.from);
  };
  test.each([
    ['at once when nothing stands in its way', {}, '2026-11-24T10:00:00.000Z'],
    [
      'after what is busy',
      { others: [other(9, 11), other(12, 14, { id: 'CHG-3' })] },
      '2026-11-24T14:00:00.000Z',
    ],
    [
      'between two that leave room',
      { others: [other(9, 11), other(13, 14, { id: 'CHG-3' })] },
      '2026-11-24T11:00:00.000Z',
    ],
    [
      'in the next window of maintenance that is long enough',
      { calendars: [laid('maintenance', { cis: ['CI-1'] }, [12, 13], [20, 23])] },
      '2026-11-24T20:00:00.000Z',
    ],
    ['after a freeze', { calendars: [laid('freeze', everything, [0, 33])] }, '2026-11-25T09:00:00.000Z'],
    ['on a quarter of an hour', { others: [other(9, 10.1)] }, '2026-11-24T10:15:00.000Z'],
    ['nowhere, when everything is closed', { calendars: [laid('freeze', everything, [0, 100])] }, undefined],
  ] as const)('%s', (_, more, expected) => {
    expect(slot(more as Partial<Facts>)).toBe(expected);
  });
});
