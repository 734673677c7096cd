import { describe, expect, test } from 'vitest';
import { addOverride, removeOverride } from '../../functions/on-call/override.ts';
import { AskRotation } from '../../functions/on-call/rotation.ts';
import { AddSchedule, addSchedule, changeSchedule, type Schedule } from '../../functions/on-call/schedule.ts';
import { onCallAt } from '../../functions/on-call/who.ts';

const dana = { id: 'dana', kind: 'person', roles: ['manager'], teams: ['platform'] } as const;
const nine = '2026-11-02T09:00:00.000Z';
const ask = AddSchedule.parse({
  name: 'Platform primary',
  team: 'platform',
  timeZone: 'Europe/Berlin',
  rotations: [
    { people: ['dana', 'eli'], every: 'week', handOff: { time: '09:00', weekday: 1 }, from: '2026-11-02' },
  ],
});
const schedule = (over: Partial<Schedule> = {}): Schedule => ({
  ...addSchedule(ask, dana, nine).after,
  ...over,
});
const refusal = (pointer: string) =>
  expect.objectContaining({
    reason: 'validation',
    facts: { errors: [expect.objectContaining({ pointer })] },
  });

describe('making a schedule', () => {
  test('gives it an id of its name, rotations ids of their place, and turns of one week', () => {
    expect(addSchedule(ask, dana, nine)).toMatchObject({
      after: {
        id: 'platform-primary',
        title: 'Platform primary',
        version: 1,
        rotations: [{ id: 'rotation-1', count: 1 }],
      },
      event: { type: 'schedule.added', by: 'dana' },
    });
  });

  test('refuses two rotations of one id, and the id that the path needs', () => {
    const [rotation] = ask.rotations;
    const two = {
      ...ask,
      rotations: [
        { ...rotation, id: 'a' },
        { ...rotation, id: 'a' },
      ],
    } as AddSchedule;
    expect(() => addSchedule(two, dana, nine)).toThrow(refusal('/rotations/1/id'));
    expect(() => addSchedule({ ...ask, id: 'on-call' }, dana, nine)).toThrow(refusal('/id'));
  });

  test.each([
    ['a weekday for days', { every: 'day', handOff: { time: '09:00', weekday: 1 } }],
    ['a time that no clock shows', { handOff: { time: '24:00' } }],
    ['a date that no calendar has', { from: '2026-02-30' }],
    ['a date out of reach', { from: '0001-01-01' }],
    ['nobody', { people: [] }],
    ['turns of no length', { count: 0 }],
    ['a field that there is not', { length: 3 }],
  ])('refuses %s', (_, over) => {
    expect(AskRotation.safeParse({ ...ask.rotations[0], ...over }).success).toBe(false);
  });

  test('refuses a time zone that there is not', () => {
    expect(AddSchedule.safeParse({ ...ask, timeZone: 'Europe/Atlantis' }).success).toBe(false);
  });
});

describe('changing a schedule', () => {
  test('says what changed from what to what', () => {
    const { after, event } = changeSchedule(schedule(), { name: 'Platform' }, dana, nine);
    expect(after).toMatchObject({ name: 'Platform', title: 'Platform', version: 2 });
    expect(event.changed.name).toEqual({ from: 'Platform primary', to: 'Platform' });
  });
});

describe('an override', () => {
  const night = { person: 'fay', from: '2026-11-03T20:00:00+01:00', to: '2026-11-04T08:00:00+01:00' };

  test('replaces everybody while it lasts', () => {
    const { after } = addOverride(schedule(), night, dana, nine);
    expect(after.overrides).toEqual([
      {
        id: 'override-2',
        person: 'fay',
        from: '2026-11-03T19:00:00.000Z',
        to: '2026-11-04T07:00:00.000Z',
        made: 2,
      },
    ]);
    expect(onCallAt(after, '2026-11-04T06:59:59Z').people).toEqual(['fay']);
    expect(onCallAt(after, '2026-11-04T07:00:00Z').people).toEqual(['dana']);
  });

  test('is refused where another one is, with the field that is wrong', () => {
    const { after } = addOverride(schedule(), night, dana, nine);
    const later = { ...night, person: 'gus', from: '2026-11-04T06:00:00Z', to: '2026-11-04T09:00:00Z' };
    expect(() => addOverride(after, later, dana, nine)).toThrow(refusal('/from'));
    expect(
      addOverride(after, { ...later, from: '2026-11-04T07:00:00Z' }, dana, nine).after.overrides,
    ).toHaveLength(2);
  });

  test.each([
    ['that ends before it begins', { to: night.from }],
    ['that is over', { from: '2026-10-01T00:00:00Z', to: '2026-10-02T00:00:00Z' }],
    ['of more than 90 days', { to: '2027-03-01T00:00:00Z' }],
  ])('%s is refused', (_, over) => {
    expect(() => addOverride(schedule(), { ...night, ...over }, dana, nine)).toThrow(refusal('/to'));
  });

  test('can be taken back, and only if it is there', () => {
    const { after } = addOverride(schedule(), night, dana, nine);
    expect(removeOverride(after, 'override-2', dana, nine).after.overrides).toEqual([]);
    expect(() => removeOverride(after, 'override-9', dana, nine)).toThrow(refusal('/override'));
  });

  test('that ended long ago is dropped when the next one comes', () => {
    const old = { id: 'old', person: 'eli', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
    const { after } = addOverride(schedule({ overrides: [old] }), night, dana, nine);
    expect(after.overrides.map(({ person }) => person)).toEqual(['fay']);
  });
});
