import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { freeze, tooFew } from '../../functions/on-call/course.ts';
import { type Escalated, type Escalation, outcomeOf } from '../../functions/on-call/escalation.ts';
import { join, takesPart } from '../../functions/on-call/joining.ts';
import { AddPolicy, addPolicy } from '../../functions/on-call/policy.ts';
import { asksFor, missingOf, neededOf } from '../../functions/on-call/taking.ts';

const by = system('test');
const eli = { id: 'eli', kind: 'person', roles: ['agent'], teams: ['platform'] } as const;
const nine = '2026-11-02T09:00:00.000Z';
const three = '2026-11-02T09:03:00.000Z';
const open: Escalated = {
  id: 'INC-1001',
  run: 1,
  state: 'open',
  title: 'Checkout is slow',
  team: 'platform',
  priority: 1,
};
const taken: Escalated = { ...open, state: 'acknowledged', acknowledgedBy: 'dana', acknowledgedAt: nine };
const level = (acknowledgements?: number) => ({
  targets: [{ person: 'dana' }, { person: 'eli' }],
  minutes: 5,
  ...(acknowledgements && { acknowledgements }),
});
const ask = AddPolicy.parse({ name: 'Platform', team: 'platform', levels: [level(2), level()], repeat: 1 });
const two: Escalation = freeze(open, 1, addPolicy(ask, by, nine).after, by, nine).after;
const one: Escalation = { ...two, levels: [level(), level(3)] };
const both: Escalation = { ...two, joined: [{ person: 'eli', at: three }] };

describe('a level that asks for several people', () => {
  test.each([
    ['one', one, 0, 1],
    ['one, and three at the next level', one, 1, 3],
    ['two', two, 0, 2],
    ['two at a level before it', two, 1, 2],
    ['two when the levels are repeated', two, 3, 2],
  ])('needs %s', (_, escalation, at, needed) => {
    expect(neededOf({ ...escalation, level: at })).toBe(needed);
  });

  test.each<[string, Escalation, Escalated, number, string | undefined]>([
    ['nobody has taken it', two, open, 0, undefined],
    ['one of one has', one, taken, 0, 'acknowledged'],
    ['one of two has', two, taken, 1, undefined],
    ['two of two have', both, taken, 0, 'acknowledged'],
    ['the same one said so twice', { ...two, joined: [{ person: 'dana', at: three }] }, taken, 1, undefined],
    ['it is on hold', two, { ...taken, state: 'on-hold' }, 0, 'on-hold'],
    ['it is resolved', two, { ...taken, state: 'resolved' }, 0, 'resolved'],
    ['it was reopened since', two, { ...taken, run: 2 }, 1, 'reopened'],
  ])('when %s', (_, escalation, incident, missing, outcome) => {
    expect(missingOf(escalation, incident)).toBe(missing);
    expect(outcomeOf(incident, 1, three, escalation)?.outcome).toBe(outcome);
  });

  test('counts an acknowledgement that is forgotten from the last one who took part', () => {
    expect(outcomeOf(taken, 1, three, both)).toEqual({ outcome: 'acknowledged', by: 'dana', at: three });
  });

  test('says so when every level was paged and too few took it', () => {
    expect(tooFew(two, taken, three)).toMatchObject({
      outcome: 'acknowledged',
      by: 'dana',
      reason: '1 of 2 people took it; every level was paged.',
    });
  });
});

describe('taking part', () => {
  test('is on record with its moment, and known by whoever took it, too', () => {
    const { after, event } = join(two, taken, eli, three);
    expect(after).toMatchObject({ state: 'paging', joined: [{ person: 'eli', at: three }] });
    expect(event).toMatchObject({ type: 'escalation.joined', by: 'eli' });
    expect(['dana', 'eli', 'femi'].map((person) => takesPart(after, taken, person))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each<[string, Escalation, Escalated]>([
    ['nobody has taken it', two, open],
    ['paging is over', { ...two, state: 'stopped' }, taken],
    ['it was reopened since', two, { ...taken, run: 2 }],
  ])('is refused when %s', (_, escalation, incident) => {
    expect(() => join(escalation, incident, eli, three)).toThrow(
      expect.objectContaining({ reason: 'illegal-transition' }),
    );
  });
});

describe('a page', () => {
  const byHand = { by: 'femi' };
  test.each<[string, boolean, string, { by?: string }, Escalation, Escalated | undefined]>([
    ['open', true, 'eli', {}, one, open],
    ['taken by the one it needs', false, 'eli', {}, one, taken],
    ['taken by one of two', true, 'eli', {}, two, taken],
    ['taken by themselves', false, 'dana', {}, two, taken],
    ['taken by both', false, 'femi', {}, both, taken],
    ['taken by too few, and no longer paged for', false, 'eli', {}, { ...two, state: 'stopped' }, taken],
    ['asked for by hand, although taken', true, 'eli', byHand, one, taken],
    ['asked for by hand, and resolved', false, 'eli', byHand, one, { ...taken, state: 'resolved' }],
    ['of an earlier run', false, 'eli', {}, two, { ...open, run: 2 }],
    ['of an incident that is not there', false, 'eli', {}, two, undefined],
  ])('%s asks for an answer: %s', (_, asks, person, page, escalation, incident) => {
    expect(asksFor(person, page, escalation, incident)).toBe(asks);
  });
});
