import { describe, expect, test } from 'vitest';
import { ofChange } from '../../functions/reporting/change-figures.ts';
import { type Contribution, plus } from '../../functions/reporting/contribution.ts';
import { atNight, ofEscalation } from '../../functions/reporting/escalation-figures.ts';
import { ofIncident } from '../../functions/reporting/incident-figures.ts';
import { figureOf } from '../../functions/reporting/measure.ts';
import { measureOf } from '../../functions/reporting/measures.ts';
import { ofRequest } from '../../functions/reporting/request-figures.ts';
import { ofSurvey } from '../../functions/reporting/survey-figures.ts';
import { happened } from './histories.ts';

const sum = (all: readonly Contribution[]) => all.reduce((amounts, { add }) => plus(amounts, add), {});
const figure = (id: string, all: readonly Contribution[], priority?: number) => {
  const measure = measureOf(id);
  if (!measure) throw new Error(`There is no measure ${id}`);
  return figureOf(measure, sum(all), priority);
};
const minute = (n: number) => new Date(Date.parse('2026-11-23T09:00:00Z') + n * 60_000).toISOString();
const near = (seconds: number) => ({
  low: Math.floor(seconds * 0.913),
  high: Math.ceil(seconds * 1.087),
});
const expectNear = (value: number | undefined, seconds: number) => {
  expect(value).toBeGreaterThanOrEqual(near(seconds).low);
  expect(value).toBeLessThanOrEqual(near(seconds).high);
};

const incident = {
  id: 'INC-1001',
  state: 'resolved',
  team: 'platform',
  service: 'checkout',
  priority: 2,
  source: 'person' as const,
  reopenCount: 0,
  openedAt: minute(0),
  resolvedAt: minute(60),
};
const taken = [
  happened(1, 'incident.opened', minute(0), { state: 'open', team: 'platform' }),
  happened(2, 'incident.acknowledged', minute(4), { acknowledgedAt: minute(4), assignee: 'dana' }),
];
const solved = [...taken, happened(3, 'incident.resolved', minute(60), { resolvedAt: minute(60) })];

describe('an incident', () => {
  test('that one person takes after 4 minutes and solves after an hour', () => {
    const all = ofIncident(incident, solved);
    expect(figure('opened', all)).toEqual({ value: 1, of: 1 });
    expect(figure('solved', all, 2)).toEqual({ value: 1, of: 1 });
    expect(figure('solved', all, 1)).toEqual({ value: 0, of: 0 });
    expect(figure('time-to-acknowledge', all)).toMatchObject({ of: 1, mean: 240 });
    expectNear(figure('time-to-acknowledge', all).value, 240);
    expect(figure('time-to-resolve', all)).toMatchObject({ of: 1, mean: 3600 });
    expect(figure('first-contact', all)).toEqual({ value: 100, of: 1 });
    expect(figure('reopened', all)).toEqual({ value: 0, of: 1 });
    // Three events at $0.000022 by one incident.
    expect(figure('cost', all)).toEqual({ value: 0.000066, of: 1 });
  });

  test('that nobody took before it was solved says nothing of how long that takes', () => {
    const late = [taken[0], happened(2, 'incident.resolved', minute(9), { resolvedAt: minute(9) })] as never;
    expect(figure('time-to-acknowledge', ofIncident({ ...incident, resolvedAt: minute(9) }, late))).toEqual({
      of: 0,
    });
  });

  test.each([
    ['another person', { assignee: 'eli' }],
    ['another team', { team: 'payments' }],
    ['a hold', { hold: { reason: 'vendor' } }],
  ])('with %s is not solved at first contact', (_, changed) => {
    const history = [
      ...taken,
      happened(3, 'incident.changed', minute(30), changed),
      happened(4, 'incident.resolved', minute(60), { resolvedAt: minute(60) }),
    ];
    expect(figure('first-contact', ofIncident(incident, history))).toEqual({ value: 0, of: 1 });
  });

  test('that an alarm opened is no contact', () => {
    expect(figure('first-contact', ofIncident({ ...incident, source: 'alarm' }, solved))).toEqual({ of: 0 });
  });

  test('that is open again is solved no more, and counts as a reopening beside its resolution', () => {
    const history = [
      ...solved,
      {
        ...happened(4, 'incident.reopened', minute(90), { state: 'open' }),
        changed: { resolvedAt: { from: minute(60) } },
      },
    ];
    const { resolvedAt: _, ...open } = { ...incident, state: 'open', reopenCount: 1 };
    const all = ofIncident(open, history);
    expect(figure('solved', all)).toEqual({ value: 0, of: 0 });
    expect(figure('reopened', all)).toEqual({ value: 100, of: 1 });
    expect(sum(all)).toMatchObject({ 'incident.open.2': 1 });
    const again = [
      ...history,
      happened(5, 'incident.resolved', minute(180), { resolvedAt: minute(180) }),
      happened(6, 'incident.commented', minute(190), {}),
    ];
    const twice = ofIncident({ ...incident, resolvedAt: minute(180), reopenCount: 1 }, again);
    expect(figure('time-to-resolve', twice)).toMatchObject({ of: 1, mean: 10_800 });
    expect(figure('reopened', twice)).toEqual({ value: 50, of: 2 });
    expect(figure('first-contact', twice)).toEqual({ value: 0, of: 1 });
    // What was said after its end costs nothing of it.
    expect(sum(twice)).toMatchObject({ 'incident.deeds': 5, 'incident.ended.2': 1 });
  });

  test('that went on as another one has ended, and was not solved', () => {
    const { resolvedAt: _, ...merged } = { ...incident, state: 'closed', mergedInto: 'INC-1002' };
    const all = ofIncident({ ...merged, mergedAt: minute(5) }, taken);
    expect(sum(all)).toMatchObject({ 'incident.opened.2': 1, 'incident.ended.2': 1 });
    expect(sum(all)).not.toHaveProperty(['incident.open.2']);
    expect(figure('solved', all).value).toBe(0);
  });
});

describe('a request', () => {
  const request = { id: 'REQ-1', state: 'fulfilled', team: 'platform', openedAt: minute(0) };
  const history = [
    happened(1, 'request.submitted', minute(0), { state: 'in-fulfilment' }),
    happened(2, 'request.late', minute(90), { late: true }),
    happened(3, 'request.fulfilled', minute(120), { fulfilledAt: minute(120), state: 'fulfilled' }),
  ];
  test('that is delivered late after two hours', () => {
    const all = ofRequest({ ...request, fulfilledAt: minute(120) }, history);
    expect(figure('requests', all)).toEqual({ value: 1, of: 1 });
    expect(figure('delivery-time', all)).toMatchObject({ mean: 7200 });
    expect(figure('late', all)).toEqual({ value: 100, of: 1 });
  });
  test('that was canceled is not open, and was not delivered', () => {
    const all = ofRequest({ ...request, state: 'canceled', closedAt: minute(3) }, []);
    expect(sum(all)).toEqual({ 'request.opened.0': 1, 'request.ended.0': 1, 'request.deeds': 1 });
  });
});

describe('a change', () => {
  const change = {
    id: 'CHG-1',
    state: 'closed',
    type: 'emergency',
    team: 'platform',
    services: ['checkout', 'search'],
    openedAt: minute(0),
    closedAt: minute(60),
  };
  test('succeeds or does not, and an emergency is one', () => {
    const outcomes = ['successful', 'successful', 'unsuccessful', 'with-issues'].map((code) =>
      ofChange({ ...change, outcome: { code, at: minute(60) } }, []),
    );
    expect(figure('change-success', outcomes.flat())).toEqual({ value: 50, of: 4 });
    expect(figure('emergencies', outcomes.flat())).toEqual({ value: 100, of: 4 });
  });
  test('that was canceled was not done', () => {
    expect(figure('changes', ofChange({ ...change, state: 'canceled' }, []))).toEqual({ value: 0, of: 0 });
  });
});

describe('pages', () => {
  const at = '2026-11-23T21:30:00.000Z';
  const escalation = {
    id: 'INC-1-1',
    team: 'platform',
    service: 'checkout',
    paged: [
      { at, people: ['dana', 'ravi'] },
      { at: minute(0), people: [] },
    ],
  };
  test('are counted when the escalation is over, at night where each of them lives', () => {
    const zones = { dana: 'Europe/Berlin', ravi: 'America/New_York' };
    expect(ofEscalation({ ...escalation, state: 'paging' }, zones)).toEqual([]);
    const over = sum(ofEscalation({ ...escalation, state: 'exhausted' }, zones));
    expect(over).toEqual({
      page: 2,
      'page@dana': 1,
      'page@ravi': 1,
      night: 1,
      'night@dana': 1,
      unanswered: 1,
    });
  });
  test.each([
    ['2026-07-01T05:00:00Z', 'Europe/Berlin', false],
    ['2026-07-01T04:59:59Z', 'Europe/Berlin', true],
    ['2026-12-01T05:59:59Z', 'Europe/Berlin', true],
    ['2026-12-01T21:00:00Z', 'Europe/Berlin', true],
    ['2026-12-01T20:59:59Z', 'Europe/Berlin', false],
  ])('at %s in %s: at night is %s', (moment, zone, night) => {
    expect(atNight(moment, zone)).toBe(night);
  });
});

test('satisfaction is the mean of the answers, and the part of those who are satisfied', () => {
  const all = [5, 5, 4, 2].flatMap((score) => ofSurvey({ team: 'platform', score, answeredAt: minute(0) }));
  expect(figure('satisfaction', all)).toEqual({ value: 4, of: 4 });
  expect(figure('satisfied', all)).toEqual({ value: 75, of: 4 });
  expect(ofSurvey({ team: 'platform' })).toEqual([]);
});
