import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../functions/kernel/actor.ts';
import { addOverride } from '../../functions/on-call/override.ts';
import { AddSchedule, addSchedule } from '../../functions/on-call/schedule.ts';
import { acceptSwap, offerSwap, removeSwap } from '../../functions/on-call/swap.ts';
import { planTimeOff, takeCover, uncovered } from '../../functions/on-call/time-off.ts';
import { onCallAt } from '../../functions/on-call/who.ts';

const person = (id: string, role: Role = 'agent'): Actor => ({
  id,
  kind: 'person',
  roles: [role],
  teams: [],
});
const [dana, eli, gus] = [person('dana'), person('eli'), person('gus')];
const femi = person('femi', 'manager');
const nine = '2026-11-02T09:00:00.000Z';
const daily = { people: ['dana', 'eli'], every: 'day', handOff: { time: '00:00' }, from: '2026-11-02' };
const ask = AddSchedule.parse({ name: 'Primary', team: 'platform', timeZone: 'UTC', rotations: [daily] });
const schedule = addSchedule(ask, femi, nine).after;
// Dana has the even days of this November, Eli the odd ones.
const mine = { from: '2026-11-04T00:00:00Z', to: '2026-11-05T00:00:00Z' };
const theirs = { from: '2026-11-05T00:00:00Z', to: '2026-11-06T00:00:00Z' };
const offered = offerSwap(schedule, { with: 'eli', mine, theirs }, dana, nine).after;
const at = (one: typeof schedule, day: number) =>
  onCallAt(one, `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`).people;
const reason = (name: string) => expect.objectContaining({ reason: name });

describe('a swap', () => {
  test('changes nothing until the other one accepts, and then both days', () => {
    expect([at(offered, 4), at(offered, 5)]).toEqual([['dana'], ['eli']]);
    const { after, event } = acceptSwap(offered, 'swap-2', eli, nine);
    expect([at(after, 4), at(after, 5), at(after, 6)]).toEqual([['eli'], ['dana'], ['dana']]);
    expect(after.swaps).toEqual([]);
    expect(event).toMatchObject({ type: 'schedule.swapped', notices: [{ to: ['dana'] }, { to: ['dana'] }] });
  });

  test('can be taken over by somebody else: what was made later replaces whom it finds', () => {
    const swapped = acceptSwap(offered, 'swap-2', eli, nine).after;
    const covered = addOverride(swapped, { person: 'gus', instead: 'eli', ...mine }, gus, nine).after;
    expect(at(covered, 4)).toEqual(['gus']);
  });

  test('is accepted by the one it was offered to, or by who keeps schedules', () => {
    expect(() => acceptSwap(offered, 'swap-2', gus, nine)).toThrow(reason('forbidden'));
    expect(at(acceptSwap(offered, 'swap-2', femi, nine).after, 4)).toEqual(['eli']);
    expect(() => removeSwap(offered, 'swap-2', gus, nine)).toThrow(reason('forbidden'));
    expect(removeSwap(offered, 'swap-2', dana, nine).after.swaps).toEqual([]);
  });

  test.each([
    ['of a shift that is not one’s own', { with: 'eli', mine: theirs, theirs }],
    ['for a shift that is not theirs', { with: 'eli', mine, theirs: mine }],
    ['with oneself', { with: 'dana', mine, theirs: mine }],
    ['of what has begun', { with: 'eli', mine: { from: '2026-11-02T00:00:00Z', to: mine.to }, theirs }],
  ])('%s is refused', (_, wrong) => {
    expect(() => offerSwap(schedule, wrong, dana, nine)).toThrow(reason('validation'));
  });

  test('is refused when one of the shifts has changed hands meanwhile', () => {
    const covered = addOverride(offered, { person: 'gus', instead: 'dana', ...mine }, gus, nine).after;
    expect(() => acceptSwap(covered, 'swap-2', eli, nine)).toThrow(reason('validation'));
  });
});

describe('time off', () => {
  const off = planTimeOff(
    { from: '2026-11-03T12:00:00Z', to: '2026-11-07T00:00:00Z' },
    'OFF-1',
    dana,
    nine,
  ).after;

  test('leaves people on call until somebody covers all their shifts in it', () => {
    expect(uncovered(schedule, off)).toHaveLength(2);
    const { after } = takeCover(schedule, off, undefined, gus, nine);
    expect(uncovered(after, off)).toEqual([]);
    expect([at(after, 4), at(after, 5), at(after, 6), at(after, 8)]).toEqual([
      ['gus'],
      ['eli'],
      ['gus'],
      ['dana'],
    ]);
    expect(() => takeCover(after, off, undefined, eli, nine)).toThrow(reason('validation'));
  });

  test('is covered by oneself, or by somebody whom a keeper of schedules names', () => {
    expect(() => takeCover(schedule, off, 'eli', gus, nine)).toThrow(reason('forbidden'));
    expect(() => takeCover(schedule, off, undefined, dana, nine)).toThrow(reason('validation'));
    expect(at(takeCover(schedule, off, 'eli', femi, nine).after, 4)).toEqual(['eli']);
  });

  test('is one’s own', () => {
    const ask = { person: 'eli', from: off.from, to: off.to };
    expect(() => planTimeOff(ask, 'OFF-2', dana, nine)).toThrow(reason('forbidden'));
    expect(planTimeOff(ask, 'OFF-2', femi, nine).after.person).toBe('eli');
  });
});
