import { describe, expect, test } from 'vitest';
import { keepBudget } from '../../functions/availability/error-budget.ts';
import { firingAt } from '../../functions/availability/firing.ts';
import { meaningOf } from '../../functions/availability/meaning.ts';
import { RaiseOutage } from '../../functions/availability/outage-asks.ts';
import {
  cancel,
  correct,
  end,
  endFrom,
  noteIncident,
  raise,
  replan,
} from '../../functions/availability/outage-course.ts';
import { type PeriodName, periodAt } from '../../functions/availability/period.ts';
import { planOfChange } from '../../functions/availability/planned.ts';
import { system } from '../../functions/kernel/actor.ts';
import { firingsOf } from '../../functions/monitoring/onset.ts';
import { dana, moment, outage } from './outages.ts';

const by = system('test');
const noon = moment('12:00');
const refused = (reason: string, pointer?: string) =>
  expect.objectContaining({
    reason,
    ...(pointer && { facts: { errors: [expect.objectContaining({ pointer })] } }),
  });
const say = (ask: object) =>
  raise(RaiseOutage.parse({ title: 'Down', services: ['checkout'], ...ask }), 'OUT-1', dana, noon);

describe('an outage', () => {
  test('that somebody saw begins when they say, or now, and has to be about something', () => {
    expect(say({}).after).toMatchObject({ state: 'open', begin: noon, source: 'person' });
    expect(say({ begin: moment('10:00'), end: moment('11:00') }).after.state).toBe('ended');
    expect(() => say({ services: [] })).toThrow(refused('validation', '/services'));
    expect(() => say({ begin: moment('13:00') })).toThrow(refused('validation', '/begin'));
    expect(() => say({ begin: moment('11:00'), end: moment('10:00') })).toThrow(
      refused('validation', '/end'),
    );
    expect(() => say({ end: moment('13:00') })).toThrow(refused('validation', '/end'));
  });

  test('that is planned has an end, and clocks that begin and end it', () => {
    expect(() => say({ type: 'planned', begin: moment('13:00') })).toThrow(refused('validation', '/end'));
    const { after } = say({ type: 'planned', begin: moment('13:00'), end: moment('14:00') });
    expect(after).toMatchObject({
      state: 'planned',
      clocks: { begin: moment('13:00'), end: moment('14:00') },
    });
  });

  test('ends once, and what was corrected is moved by no source any more', () => {
    expect(end(outage(), moment('11:00'), undefined, dana, noon).after).toMatchObject({
      state: 'ended',
      end: moment('11:00'),
    });
    expect(() => end(outage({ state: 'ended' }), undefined, undefined, dana, noon)).toThrow(
      refused('illegal-transition'),
    );
    const corrected = correct(outage(), { reason: 'The log', begin: moment('09:00') }, dana, noon);
    expect(corrected).toMatchObject({
      after: { corrected: true, begin: moment('09:00') },
      event: {
        type: 'outage.corrected',
        by: 'dana',
        said: { text: 'The log' },
        changed: { begin: { from: moment('10:00'), to: moment('09:00') } },
      },
    });
    // It goes on, so its source may still say that it is over.
    expect(endFrom(corrected.after, moment('11:00'), by, noon)?.after.end).toBe(moment('11:00'));
    expect(
      endFrom(outage({ state: 'ended', end: moment('11:00'), corrected: true }), noon, by, noon),
    ).toBeUndefined();
    expect(
      correct(outage({ state: 'ended', end: moment('11:00') }), { reason: 'No', end: null }, dana, noon).after
        .state,
    ).toBe('open');
    expect(() => cancel(outage({ state: 'canceled' }), 'No', dana, noon)).toThrow(
      refused('illegal-transition'),
    );
  });

  test('that is planned moves with its source, is called off with it, and comes back with it', () => {
    const plan = {
      title: 'Moving',
      services: ['checkout'],
      cis: [],
      begin: moment('13:00'),
      end: moment('14:00'),
    };
    const planned = outage({ type: 'planned', state: 'planned', ...plan });
    expect(replan(planned, plan, by, noon)).toBeUndefined();
    const { begin: _, end: __, ...off } = plan;
    const gone = replan(planned, off, by, noon);
    expect(gone?.after.state).toBe('canceled');
    expect(replan(gone?.after ?? planned, plan, by, noon)?.after.state).toBe('planned');
    expect(replan(cancel(planned, 'No', dana, noon).after, plan, by, noon)).toBeUndefined();
  });

  test('knows its incidents, and the first moment at which one was taken', () => {
    const noted = noteIncident(
      outage({ acknowledgedAt: moment('10:09') }),
      { id: 'INC-1', acknowledgedAt: moment('10:05') },
      by,
      noon,
    );
    expect(noted?.after).toMatchObject({ incidents: ['INC-1'], acknowledgedAt: moment('10:05') });
    expect(noteIncident(outage({ incidents: ['INC-1'] }), { id: 'INC-1' }, by, noon)).toBeUndefined();
  });
});

describe('what alarms mean', () => {
  const fires = (clock: string, startDate?: string) => ({
    ...{ at: moment(clock), state: 'firing' },
    raw: JSON.stringify({ detail: { state: { reasonData: JSON.stringify({ startDate }) } } }),
  });
  const clears = (clock: string) => ({ at: moment(clock), state: 'cleared', raw: '{}' });
  const signals = [
    clears('12:30'),
    fires('12:20'),
    clears('11:00'),
    fires('10:10'),
    fires('10:05', moment('10:00')),
  ];

  test('each firing lasts from its first signal to the first that ends it', () => {
    const firings = firingsOf(signals);
    expect(firings).toEqual([
      { firedAt: moment('10:05'), breachedAt: moment('10:00'), clearedAt: moment('11:00') },
      { firedAt: moment('12:20'), breachedAt: undefined, clearedAt: moment('12:30') },
    ]);
    expect(firingAt(firings, { episode: 2 }, 1)?.firedAt).toBe(moment('10:05'));
    expect(firingAt(firings, { episode: 2 }, 2)?.firedAt).toBe(moment('12:20'));
    const flapping = firingAt(firings, { episode: 1, firingSince: moment('10:05'), flapping: {} }, 1);
    expect(flapping).toMatchObject({ firedAt: moment('10:05'), clearedAt: moment('12:30') });
  });

  test('an alarm means what its service’s commitment says, else what its impact says', () => {
    const of = (impact: 'high' | 'medium' | 'low', alarmName: string) => ({ impact, facts: { alarmName } });
    expect(meaningOf(of('high', 'a'), undefined)).toBe('outage');
    expect(meaningOf(of('medium', 'a'), undefined)).toBe('degradation');
    expect(meaningOf(of('low', 'a'), undefined)).toBeUndefined();
    const said = { outageWhen: { field: 'alarmName', like: '*-down' } };
    expect(meaningOf(of('low', 'shop-down'), said)).toBe('outage');
    expect(meaningOf(of('high', 'shop-cpu'), said)).toBeUndefined();
    expect(meaningOf(of('medium', 'shop-cpu'), said)).toBe('degradation');
  });

  test('a change plans an outage while it is agreed and users notice', () => {
    const change = {
      title: 'Move',
      services: ['checkout'],
      cis: [],
      outage: true,
      plannedFrom: moment('13:00'),
      plannedTo: moment('15:00'),
    };
    expect(planOfChange({ ...change, state: 'draft' }).begin).toBeUndefined();
    expect(planOfChange({ ...change, state: 'scheduled', outage: false }).begin).toBeUndefined();
    expect(planOfChange({ ...change, state: 'scheduled' })).toMatchObject({
      begin: moment('13:00'),
      end: moment('15:00'),
    });
    expect(planOfChange({ ...change, state: 'review', actualTo: moment('14:00') }).end).toBe(moment('14:00'));
    expect(planOfChange({ ...change, state: 'review', actualTo: moment('16:00') }).end).toBe(moment('15:00'));
  });
});

describe('periods', () => {
  test.each<[PeriodName, string, string]>([
    ['daily', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['weekly', '2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['monthly', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    ['annually', '2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
    ['last-7-days', '2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['last-30-days', '2026-02-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['last-12-months', '2025-03-29T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ])('%s on the day on which the clocks of Berlin go forward', (name, from, until) => {
    const { from: begins, until: ends } = periodAt(name, 'Europe/Berlin', Date.parse('2026-03-29T10:00:00Z'));
    expect([new Date(begins).toISOString(), new Date(ends).toISOString()]).toEqual([from, until]);
  });

  test.each([
    'daily',
    'weekly',
    'monthly',
    'annually',
    'last-7-days',
    'last-30-days',
    'last-12-months',
  ] as const)('%s follow each other without a gap', (name) => {
    const now = Date.parse('2026-03-31T10:00:00Z');
    for (let back = 0; back < 5; back++)
      expect(periodAt(name, 'Europe/Berlin', now, back + 1).until).toBe(
        periodAt(name, 'Europe/Berlin', now, back).from,
      );
  });
});

describe('a budget', () => {
  const about = { id: 'checkout', title: 'Checkout', team: 'platform' };
  const budget = (spent: number, burning: string[] = []) => ({
    ...{ from: moment('00:00', '2026-11-01'), until: moment('00:00', '2026-12-01'), target: 0.999 },
    ...{ allowed: 100, spent, left: 100 - spent, burn: {}, burning },
  });

  test('that is as it was says nothing, and one that is spent says so once', () => {
    const first = keepBudget(undefined, about, budget(0), false, by, noon);
    expect(first?.event.type).toBe('error-budget.looked-at');
    expect(keepBudget(first?.after, about, budget(0), false, by, noon)).toBeUndefined();
    const burning = keepBudget(first?.after, about, budget(20, ['1h']), true, by, noon);
    expect(burning?.event.type).toBe('error-budget.burning');
    const spent = keepBudget(burning?.after, about, budget(120, ['1h']), true, by, noon);
    expect(spent?.event).toMatchObject({ type: 'error-budget.spent', notices: [{ to: ['team:platform'] }] });
    const again = keepBudget(spent?.after, about, budget(130), true, by, moment('12:10'));
    expect(again?.event).toMatchObject({ type: 'error-budget.looked-at' });
    expect(again?.event.notices).toBeUndefined();
    expect(keepBudget(again?.after, about, budget(10), false, by, moment('13:00'))?.event.type).toBe(
      'error-budget.restored',
    );
    expect(keepBudget(again?.after, about, undefined, false, by, noon)?.event.type).toBe(
      'error-budget.withdrawn',
    );
  });
});
